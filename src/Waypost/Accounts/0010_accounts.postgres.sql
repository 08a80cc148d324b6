CREATE TABLE sellers (
    id uuid NOT NULL,
    shop_name character varying(120) NOT NULL,
    region character varying(40) NOT NULL,
    tier character varying(40) NOT NULL,
    category character varying(40) NOT NULL,
    currency character varying(3) NOT NULL,
    since bigint NOT NULL,
    sales_last90_days bigint NOT NULL,
    verification_state character varying(40) NOT NULL,
    verification_reason character varying(400),
    verification_expires_at bigint,
    tax_form_state character varying(40) NOT NULL,
    tax_form_reason character varying(400),
    tax_id character varying(60),
    bank_account_holder character varying(120) NOT NULL,
    bank_account character varying(60) NOT NULL,
    bank_state character varying(40) NOT NULL,
    CONSTRAINT pk_sellers PRIMARY KEY (id)
);

CREATE TABLE listings (
    seller_id uuid NOT NULL,
    sku character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    state character varying(40) NOT NULL,
    removed_by_rule character varying(200),
    removed_at bigint,
    price bigint NOT NULL,
    stock integer NOT NULL,
    CONSTRAINT pk_listings PRIMARY KEY (seller_id, sku),
    CONSTRAINT fk_listings_sellers_seller_id FOREIGN KEY (seller_id) REFERENCES sellers (id) ON DELETE CASCADE
);

CREATE TABLE orders (
    seller_id uuid NOT NULL,
    number character varying(40) NOT NULL,
    placed_at bigint NOT NULL,
    status character varying(40) NOT NULL,
    total bigint NOT NULL,
    ship_by bigint,
    shipped_at bigint,
    delivered_at bigint,
    tracking character varying(80),
    lines text NOT NULL,
    CONSTRAINT pk_orders PRIMARY KEY (seller_id, number),
    CONSTRAINT fk_orders_sellers_seller_id FOREIGN KEY (seller_id) REFERENCES sellers (id) ON DELETE CASCADE
);

CREATE TABLE payouts (
    seller_id uuid NOT NULL,
    number character varying(40) NOT NULL,
    date bigint NOT NULL,
    amount bigint NOT NULL,
    state character varying(40) NOT NULL,
    reason character varying(400),
    lines text NOT NULL,
    CONSTRAINT pk_payouts PRIMARY KEY (seller_id, number),
    CONSTRAINT fk_payouts_sellers_seller_id FOREIGN KEY (seller_id) REFERENCES sellers (id) ON DELETE CASCADE
);

CREATE TABLE returns (
    seller_id uuid NOT NULL,
    number character varying(40) NOT NULL,
    order_number character varying(40) NOT NULL,
    state character varying(40) NOT NULL,
    requested_at bigint NOT NULL,
    answer_by bigint,
    refund_amount bigint NOT NULL,
    refunded_at bigint,
    fee_credited boolean NOT NULL,
    CONSTRAINT pk_returns PRIMARY KEY (seller_id, number),
    CONSTRAINT fk_returns_sellers_seller_id FOREIGN KEY (seller_id) REFERENCES sellers (id) ON DELETE CASCADE
);

CREATE TABLE violations (
    seller_id uuid NOT NULL,
    number character varying(40) NOT NULL,
    rule character varying(200) NOT NULL,
    seen character varying(400),
    points integer NOT NULL,
    at bigint NOT NULL,
    state character varying(40) NOT NULL,
    appeal_by bigint,
    expires_at bigint,
    sku character varying(60),
    CONSTRAINT pk_violations PRIMARY KEY (seller_id, number),
    CONSTRAINT fk_violations_sellers_seller_id FOREIGN KEY (seller_id) REFERENCES sellers (id) ON DELETE CASCADE
);

CREATE INDEX ix_orders_seller_id_placed_at ON orders (seller_id, placed_at);

CREATE INDEX ix_payouts_seller_id_date ON payouts (seller_id, date);

CREATE INDEX ix_sellers_shop_name ON sellers (shop_name);

CREATE INDEX ix_sellers_tier_region_category ON sellers (tier, region, category);

