"""Delivery: how a shop writes in Chinese what delivery costs and from what spend on it costs nothing."""

from __future__ import annotations

_AMOUNT = r"(?:¥|￥|rmb|人民币)? ?(?P<{name}>\d{{1,6}}(?:\.\d{{1,2}})?) ?(?:元|块钱?|人民币)?"
_FREE = r"(?:全国|全场|就|即|可|都|一律|享|给|我们|统一|免费)*(?:包邮|免邮费?|免运费|免快递费?|免配送费|免费(?:配送|送货|发货|寄送)|运费全免)"
# An amount from which delivery is free, and one that it costs, each as `amount`.
FREE_FROM = (
    rf"(?:满|够|超过|超|达到?|实付)(?:额|足)? ?{_AMOUNT.format(name='amount')}(?:及?以上|起|的订单|的)?[, ，]?{_FREE}"
    rf"|{_AMOUNT.format(name='amount2')}(?:及?以上|起)(?:的订单|的)?[, ，]?{_FREE}"
    rf"|(?:包邮|免邮|免运费)(?:门槛|条件|标准|起点|线)?(?:是|为|:|：)?(?:满)? ?{_AMOUNT.format(name='amount3')}"
)
FEE = (
    r"(?:运费|邮费|快递费|配送费|邮资)(?:是|为|统一|一律|每单|只|只要|只收|收|收取|:|：|均|都| )* ?"
    + _AMOUNT.format(name="amount")
    + r"(?!.{0,3}(?:以上|包邮|免))|(?:不满|没满|不到|不足|未满|不够)(?:的|[^,，。;；]{0,8}?)?(?:每单|另|要|需|统一|加)*(?:收|付|加收|收取)(?:运费|邮费|快递费)? ?"
    + _AMOUNT.format(name="amount2")
)
# Delivery to some places only, or of what goes back.
NOT_USUAL = r"偏远|新疆|西藏|青海|内蒙|宁夏|甘肃|港澳|香港|澳门|台湾|海外|国外|境外|乡镇|海岛|退货|退回|寄回|换货|退换|加急|大件|特快"
# Only what is left after coupons counts.
AFTER_COUPONS = r"优惠后|折后|券后|实付|用券后|减后"
