namespace Waypost.Demo;

/// What the demo shops are called and sell, by category; prices in cents.
internal static class DemoWares
{
    public static readonly string[] Categories = ["fashion", "home", "beauty", "electronics", "books", "toys", "other"];
    public static readonly string[] Regions = ["US", "EU", "UK", "ID", "VN", "SG", "MX"];
    public static readonly string[] ShopFirst = ["Harbour", "Maple", "Lotus", "Copper", "Willow", "Saffron", "Indigo", "Cedar", "Paper", "Lantern", "Pebble", "Juniper", "Coral", "Tidal", "Sunday", "Northern", "Little", "Velvet", "Amber", "Clover"];

    private static readonly Dictionary<string, string[]> ShopLast = new(StringComparer.Ordinal)
    {
        ["fashion"] = ["Threads", "Wardrobe", "& Cotton", "Tailors", "Wear"], ["home"] = ["House", "Living", "Kitchen", "& Clay", "Interiors"],
        ["beauty"] = ["Botanics", "Skin", "Apothecary", "Glow", "Soap"], ["electronics"] = ["Gadgets", "Audio", "Electric", "Circuits", "Tech"],
        ["books"] = ["Books", "Pages", "Reading Room", "Press", "Shelf"], ["toys"] = ["Toys", "Playroom", "Games", "Puzzles", "Workshop"],
        ["other"] = ["Goods", "Supply", "Trading", "Outfitters", "Market"],
    };

    private static readonly Dictionary<string, (string[] What, string[] How, int From, int To)> Goods = new(StringComparer.Ordinal)
    {
        ["fashion"] = (["Linen Shirt", "Cotton Scarf", "Wrap Dress", "Canvas Tote", "Wool Beanie", "Wide Trousers", "Silk Blouse", "Leather Belt"], ["Sand", "Navy", "Olive", "Rust", "Black", "Cream"], 1490, 7900),
        ["home"] = (["Stoneware Bowl", "Linen Cushion", "Rattan Basket", "Table Lamp", "Wool Throw", "Serving Board", "Clay Vase", "Tea Towel Set"], ["White", "Grey", "Oak", "Ochre", "Blue", "Natural"], 1290, 9900),
        ["beauty"] = (["Shea Balm", "Rose Toner", "Clay Mask", "Face Oil", "Lip Butter", "Hand Cream", "Soap Bar", "Hair Serum"], ["30 ml", "50 ml", "100 ml", "Travel Size", "Duo", "Unscented"], 790, 4900),
        ["electronics"] = (["USB-C Cable", "Wireless Earbuds", "Phone Stand", "Power Bank", "Desk Lamp", "Keyboard", "Travel Adapter", "Webcam"], ["Black", "White", "1 m", "2 m", "Silver", "Mini"], 990, 12900),
        ["books"] = (["Cookbook", "Crime Novel", "Picture Book", "City Guide", "Poetry Collection", "Language Course", "Garden Handbook", "Short Stories"], ["Hardback", "Paperback", "Second-hand", "First Edition", "Large Print", "Illustrated"], 590, 4500),
        ["toys"] = (["Wooden Train", "Shape Puzzle", "Rag Doll", "Card Game", "Building Blocks", "Spinning Top", "Kite", "Board Game"], ["Small", "Large", "Red", "Blue", "Classic", "Travel Size"], 890, 5900),
        ["other"] = (["Dog Lead", "Yoga Mat", "Water Bottle", "Notebook Set", "Bicycle Bell", "Garden Gloves", "Coffee Beans", "Tool Roll"], ["Green", "Black", "Medium", "Large", "Set of 3", "Classic"], 690, 5500),
    };

    public static readonly (string Rule, string Seen, int Points)[] Violations =
    [
        ("Wrong category", "The listing is in a category with lower fees than the product's own.", 2),
        ("Misleading words in the title", "The title claims a prize that the product has not won.", 2),
        ("Contact details in a photo or message", "The third picture shows a phone number.", 4),
        ("Missing safety text", "The warning about small parts is missing for a toy.", 4),
        ("Somebody else's photo or brand", "Two pictures belong to another shop.", 6),
    ];

    public static string ShopName(string category, Bogus.Faker faker) => $"{faker.PickRandom(ShopFirst)} {faker.PickRandom(ShopLast[category])}";

    public static (string Title, long Price) Product(string category, int index, Bogus.Faker faker)
    {
        var (what, how, from, to) = Goods[category];
        return ($"{what[index % what.Length]}, {how[(index * 7 + index / what.Length) % how.Length]}", faker.Random.Int(from / 100, to / 100) * 100 + 90);
    }

    /// The referral fee of a category, in percent.
    public static int ReferralPercent(string category) => category switch { "electronics" => 8, "fashion" or "books" => 15, _ => 12 };
}
