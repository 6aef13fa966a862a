"""What the shop knows beside its products: articles (policies, frequent questions) and coupons."""
