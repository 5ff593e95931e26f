//! Ingredients and prices.
