"""Makes the failures of the shared test class readable."""

import pytest

pytest.register_assert_rewrite("tests.recommender.scorer_contract")
