namespace Waypost.Accounts;

// The words in which connectors tell how things stand. A word that is not here is shown as it comes.

public static class PayoutStates
{
    public const string Scheduled = "scheduled";
    public const string Paid = "paid";
    public const string Failed = "failed";
    public const string Held = "held";
}

public static class OrderStates
{
    public const string Unpaid = "unpaid";
    public const string ToShip = "to_ship";
    public const string Shipped = "shipped";
    public const string Delivered = "delivered";
    public const string Cancelled = "cancelled";
}

public static class ReturnStates
{
    public const string Requested = "requested";
    public const string Accepted = "accepted";
    public const string Received = "received";
    public const string Refunded = "refunded";
    public const string Declined = "declined";
}

public static class ListingStates
{
    public const string Live = "live";
    public const string Paused = "paused";
    public const string Removed = "removed";
}

public static class ViolationStates
{
    public const string Open = "open";
    public const string Appealed = "appealed";
    public const string Closed = "closed";
    public const string Withdrawn = "withdrawn";
}

public static class VerificationStates
{
    public const string Missing = "missing";
    public const string Pending = "pending";
    public const string Verified = "verified";
    public const string Rejected = "rejected";
}

public static class TaxFormStates
{
    public const string Missing = "missing";
    public const string Pending = "pending";
    public const string Accepted = "accepted";
    public const string Rejected = "rejected";
}

public static class BankStates
{
    public const string Missing = "missing";
    public const string Pending = "pending";
    public const string Verified = "verified";
    public const string NameMismatch = "name_mismatch";
}

public static class LineKinds
{
    public const string Sale = "sale";
    public const string Fee = "fee";
    public const string Refund = "refund";
    public const string Adjustment = "adjustment";
}
