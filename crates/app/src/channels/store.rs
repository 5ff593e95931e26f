//! The statements of the live channels: how far a kitchen is, and tickets.

use ::store::{Db, Result, TenantTx, in_chunks, on, places, sql};
use domain::{Instant, SppgId, UserId};
use sqlx::{AssertSqlSafe, FromRow};

use crate::users::Proof;

sql! {
    REACHED = "SELECT event_seq FROM sppgs WHERE id = $1";
    ALL_REACHED = "SELECT id, event_seq FROM sppgs";
    SOME_REACHED = "SELECT id, event_seq FROM sppgs WHERE id IN ($1)";
    INSERT_TICKET = "
        INSERT INTO live_tickets (ticket_hash, user_id, is_of_session, credential_hash, sppg_id, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6)
    ";
    DELETE_EXPIRED = "DELETE FROM live_tickets WHERE expires_at <= $1";
    REDEEM = "
        DELETE FROM live_tickets
        WHERE ticket_hash = $1
        RETURNING is_of_session, credential_hash, sppg_id, expires_at
    ";
}

/// The number of a kitchen's last event.
pub async fn reached(db: &Db, sppg: SppgId) -> Result<i64> {
    on!(db.reading(), |c| sqlx::query_scalar(REACHED).bind(sppg).fetch_one(c).await)
}

/// The same of every kitchen.
pub async fn all_reached(db: &Db) -> Result<Vec<(SppgId, i64)>> {
    on!(db.reading(), |c| sqlx::query_as(ALL_REACHED).fetch_all(c).await)
}

/// The same of some.
pub async fn some_reached(db: &Db, kitchens: &[SppgId]) -> Result<Vec<(SppgId, i64)>> {
    let mut found = Vec::with_capacity(kitchens.len());
    for kitchens in in_chunks(kitchens) {
        let text = SOME_REACHED.replace("$1", &places(1, kitchens.len()));
        let rows: Vec<(SppgId, i64)> = on!(db.reading(), |c| {
            let mut query = sqlx::query_as(AssertSqlSafe(text));
            for sppg in &kitchens {
                query = query.bind(*sppg);
            }
            query.fetch_all(c).await
        })?;
        found.extend(rows);
    }
    Ok(found)
}

/// A ticket, as it is kept.
#[derive(Debug)]
pub struct Ticket {
    /// What it was made with.
    pub proof: Proof,
    /// The kitchen that was named, if any.
    pub sppg: Option<SppgId>,
    /// When it ends.
    pub expires_at: Instant,
}

pub async fn insert_ticket(tx: &mut TenantTx, ticket_hash: &str, user: UserId, ticket: &Ticket) -> Result<()> {
    on!(tx, |c| sqlx::query(INSERT_TICKET)
        .bind(ticket_hash)
        .bind(user)
        .bind(matches!(ticket.proof, Proof::Session(_)))
        .bind(ticket.proof.hash())
        .bind(ticket.sppg)
        .bind(ticket.expires_at)
        .execute(c)
        .await
        .map(|_| ()))
}

pub async fn delete_expired(tx: &mut TenantTx, now: Instant) -> Result<()> {
    on!(tx, |c| sqlx::query(DELETE_EXPIRED).bind(now).execute(c).await.map(|_| ()))
}

#[derive(FromRow)]
struct TicketRow {
    is_of_session: bool,
    credential_hash: String,
    sppg_id: Option<SppgId>,
    expires_at: Instant,
}

/// Takes a ticket: of two who show the same one, one gets it.
pub async fn redeem(db: &Db, ticket_hash: &str) -> Result<Option<Ticket>> {
    let row: Option<TicketRow> = on!(db, |c| sqlx::query_as(REDEEM).bind(ticket_hash).fetch_optional(c).await)?;
    Ok(row.map(|row| {
        let proof = if row.is_of_session { Proof::Session } else { Proof::Token };
        Ticket { proof: proof(row.credential_hash), sppg: row.sppg_id, expires_at: row.expires_at }
    }))
}
