"""What the shop knows beside its products: policies and frequent questions, promotions, orders."""
