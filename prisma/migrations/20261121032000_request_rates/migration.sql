-- How many requests a key may still make in this second. Unlogged: a lease needs no disk to be waited for, and what a crash
-- forgets is a second old at most.
CREATE UNLOGGED TABLE "request_rates" (
    "key" TEXT NOT NULL,
    "leased" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_rates_pkey" PRIMARY KEY ("key")
);
