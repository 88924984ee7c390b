// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <mutex>

#include "app/crypto/treehead.h"
#include "app/store/core/ledger.h"
#include "app/store/core/store.h"
#include "app/store/net/routehelp.h"
#include "app/store/net/routes.h"

namespace paillasse::store {

namespace {

// One connection for all proofs: each takes microseconds.
struct Proofs {
    explicit Proofs(sql::Database connection) : database(std::move(connection)), ledger(database) {}
    std::mutex mutex;
    sql::Database database;
    LedgerReader ledger;
};

// A laboratory's id, or "store" for the store-wide one, whose id is null.
std::optional<lab::LaboratoryId> ledgerOf(const RequestHead& head)
{
    const auto name = head.parameter("ledger");
    if (!name)
        return std::nullopt;
    return *name == "store" ? std::optional(lab::LaboratoryId()) : lab::LaboratoryId::parse(*name);
}

std::optional<std::uint64_t> sizeOf(const RequestHead& head)
{
    const auto text = head.parameter("from").value_or("");
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(size) : std::nullopt;
}

Result<wire::ConsistencyReply> prove(Proofs& proofs, const lab::LaboratoryId& ledger, std::uint64_t from)
{
    const std::lock_guard lock(proofs.mutex);
    auto head = proofs.ledger.head(ledger);
    if (!head)
        return tl::unexpected(head.error());
    const auto decoded = crypto::decodeHead(*head);
    if (!decoded)
        return tl::unexpected(decoded.error());
    if (from > decoded->size)
        return fail(ErrorCode::NotFound, "the ledger is shorter than that");
    auto proof = proofs.ledger.consistency(ledger, from, decoded->size);
    if (!proof)
        return tl::unexpected(proof.error());
    return wire::ConsistencyReply{std::move(*head), std::move(*proof)};
}

} // namespace

Result<> addLedgerRoutes(RouteTable& routes, Store& store)
{
    auto connection = store.connect(true);
    if (!connection)
        return tl::unexpected(connection.error());
    const auto proofs = std::make_shared<Proofs>(std::move(*connection));
    const auto head = [proofs](const WorkstationCall& call, const Answer& answer) {
        const auto ledger = ledgerOf(call.request.head);
        if (!ledger)
            return answer(problem(ErrorCode::InvalidInput, "name a ledger: a laboratory's id, or 'store'"));
        const std::lock_guard lock(proofs->mutex);
        auto bytes = proofs->ledger.head(*ledger);
        answer(bytes ? bytesReply(std::move(*bytes)) : problemOf(bytes.error()));
    };
    const auto consistency = [proofs](const WorkstationCall& call, const Answer& answer) {
        const auto ledger = ledgerOf(call.request.head);
        const auto from = sizeOf(call.request.head);
        if (!ledger || !from)
            return answer(problem(ErrorCode::InvalidInput, "name a ledger and the size that you know"));
        const auto reply = prove(*proofs, *ledger, *from);
        answer(reply ? messageReply(*reply) : problemOf(reply.error()));
    };
    routes.add(Route<AnyWorkstation>{Method::Get, "/v1/head", head});
    routes.add(Route<AnyWorkstation>{Method::Get, "/v1/consistency", consistency});
    return {};
}

} // namespace paillasse::store
