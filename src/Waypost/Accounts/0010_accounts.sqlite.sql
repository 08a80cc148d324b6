CREATE TABLE "sellers" (
    "id" TEXT NOT NULL CONSTRAINT "pk_sellers" PRIMARY KEY,
    "shop_name" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    "sales_last90_days" INTEGER NOT NULL,
    "verification_state" TEXT NOT NULL,
    "verification_reason" TEXT NULL,
    "verification_expires_at" INTEGER NULL,
    "tax_form_state" TEXT NOT NULL,
    "tax_form_reason" TEXT NULL,
    "tax_id" TEXT NULL,
    "bank_account_holder" TEXT NOT NULL,
    "bank_account" TEXT NOT NULL,
    "bank_state" TEXT NOT NULL
);

CREATE TABLE "listings" (
    "seller_id" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "removed_by_rule" TEXT NULL,
    "removed_at" INTEGER NULL,
    "price" INTEGER NOT NULL,
    "stock" INTEGER NOT NULL,
    CONSTRAINT "pk_listings" PRIMARY KEY ("seller_id", "sku"),
    CONSTRAINT "fk_listings_sellers_seller_id" FOREIGN KEY ("seller_id") REFERENCES "sellers" ("id") ON DELETE CASCADE
);

CREATE TABLE "orders" (
    "seller_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "placed_at" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "ship_by" INTEGER NULL,
    "shipped_at" INTEGER NULL,
    "delivered_at" INTEGER NULL,
    "tracking" TEXT NULL,
    "lines" TEXT NOT NULL,
    CONSTRAINT "pk_orders" PRIMARY KEY ("seller_id", "number"),
    CONSTRAINT "fk_orders_sellers_seller_id" FOREIGN KEY ("seller_id") REFERENCES "sellers" ("id") ON DELETE CASCADE
);

CREATE TABLE "payouts" (
    "seller_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "date" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NULL,
    "lines" TEXT NOT NULL,
    CONSTRAINT "pk_payouts" PRIMARY KEY ("seller_id", "number"),
    CONSTRAINT "fk_payouts_sellers_seller_id" FOREIGN KEY ("seller_id") REFERENCES "sellers" ("id") ON DELETE CASCADE
);

CREATE TABLE "returns" (
    "seller_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "order_number" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "requested_at" INTEGER NOT NULL,
    "answer_by" INTEGER NULL,
    "refund_amount" INTEGER NOT NULL,
    "refunded_at" INTEGER NULL,
    "fee_credited" INTEGER NOT NULL,
    CONSTRAINT "pk_returns" PRIMARY KEY ("seller_id", "number"),
    CONSTRAINT "fk_returns_sellers_seller_id" FOREIGN KEY ("seller_id") REFERENCES "sellers" ("id") ON DELETE CASCADE
);

CREATE TABLE "violations" (
    "seller_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "seen" TEXT NULL,
    "points" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "appeal_by" INTEGER NULL,
    "expires_at" INTEGER NULL,
    "sku" TEXT NULL,
    CONSTRAINT "pk_violations" PRIMARY KEY ("seller_id", "number"),
    CONSTRAINT "fk_violations_sellers_seller_id" FOREIGN KEY ("seller_id") REFERENCES "sellers" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_orders_seller_id_placed_at" ON "orders" ("seller_id", "placed_at");

CREATE INDEX "ix_payouts_seller_id_date" ON "payouts" ("seller_id", "date");

CREATE INDEX "ix_sellers_shop_name" ON "sellers" ("shop_name");

CREATE INDEX "ix_sellers_tier_region_category" ON "sellers" ("tier", "region", "category");

