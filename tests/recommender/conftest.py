"""Makes the failures of the shared test class readable."""

import pytest

pytest.register_assert_rewrite("scorer_contract")
