"""What is no shopping: articles, orders, people, privacy, praise and small talk."""
