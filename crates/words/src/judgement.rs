//! What a menu gives, costs, and whether it is balanced; advice.
