"""Orders: how Chinese introduces the number of one, a contact, or a coupon's code. Alternatives of patterns."""

from __future__ import annotations

MINE = "我的"
OF = "的"
IS = "是|为"
ARE = "是|为"
# What a contact is called, and what may follow that.
CONTACTS = "手机|电话|邮箱|邮件"
CONTACT_TAILS = "号码|号|地址"
PHONES = "手机|电话"
PHONE_TAILS = "号码|号"
# The end of a telephone number, and of what.
LAST_DIGITS = "尾号|末尾|手机尾数|(?:后|末|最后)(?:四|4)(?:位|个)?(?:数|数字|号)?"
OF_THE_PHONE = ""
# Between the number of an order and four digits that prove it.
SEPARATORS = "，、；"
BEFORE_PROOF = ""
PROOFS = "手机号?|电话|尾号"
PROOF_TAILS = ""
END_MARKS = "。"
# An order, or what one is about.
ORDERS = "订单|单号|下的单|运单|快递|包裹|退款|退货|发票"
# Another one is looked up: enough beside a number that is like no other.
LOOKS_UP = "再查|查一下|查下|查个|查查|另一个|另外一个|还有一个"

# A coupon's code that is to be used: who asks, the verb, what may stand before the code and what after it.
ASKING = "我要|我想|帮我|给我|想"
USING = "使用|输入|兑换|试试|用"
BEFORE_CODE = "一下"
AFTER_CODE = "[，。？吗吧了]|结算|下单"
# And one that is asked about, or told.
ABOUT_CODE = "这个码|这张券|怎么用|还能用|能用|可以用|能不能用|有用|用不了"
CODES = "优惠码|折扣码|券码|优惠券"
CODE_IS = "是|为"
