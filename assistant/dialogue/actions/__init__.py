"""Steps carried out, a folder a subject: each looks into the shop and says what came of it."""
