// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <mutex>

#include "app/crypto/treehead.h"
#include "app/store/accounts/doubts.h"
#include "app/store/core/ledger.h"
#include "app/store/core/prooftakers.h"
#include "app/store/core/store.h"
#include "app/store/net/routehelp.h"
#include "app/store/net/routes.h"
#include "app/wire/proofmessages.h"
#include "app/wire/watchmessages.h"

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

std::optional<std::uint64_t> numberOf(const RequestHead& head, std::string_view parameter)
{
    const auto text = head.parameter(parameter).value_or("");
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(number) : std::nullopt;
}

Result<wire::ConsistencyReply> prove(Proofs& proofs, const lab::LaboratoryId& ledger, std::uint64_t from, std::optional<std::uint64_t> to)
{
    const std::lock_guard lock(proofs.mutex);
    auto head = proofs.ledger.head(ledger);
    if (!head)
        return tl::unexpected(head.error());
    const auto decoded = crypto::decodeHead(*head);
    if (!decoded)
        return tl::unexpected(decoded.error());
    const auto until = to.value_or(decoded->size);
    if (until > decoded->size || (!to && from > until))
        return fail(ErrorCode::NotFound, "the ledger is shorter than that");
    auto proof = proofs.ledger.consistency(ledger, from, until);
    if (!proof)
        return tl::unexpected(proof.error());
    return wire::ConsistencyReply{std::move(*head), std::move(*proof)};
}

Result<wire::InclusionReply> proveLeaf(Proofs& proofs, const lab::LaboratoryId& ledger, std::uint64_t leaf, std::optional<std::uint64_t> size)
{
    const std::lock_guard lock(proofs.mutex);
    auto head = proofs.ledger.head(ledger);
    if (!head)
        return tl::unexpected(head.error());
    const auto decoded = crypto::decodeHead(*head);
    if (!decoded)
        return tl::unexpected(decoded.error());
    const auto of = size.value_or(decoded->size);
    if (of > decoded->size || leaf >= of)
        return fail(ErrorCode::NotFound, "the ledger is shorter than that");
    auto bytes = proofs.ledger.leaf(ledger, leaf);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto proof = proofs.ledger.inclusion(ledger, leaf, of);
    if (!proof)
        return tl::unexpected(proof.error());
    return wire::InclusionReply{std::move(*head), std::move(*bytes), std::move(*proof)};
}

void noteDoubt(Doubts& doubts, const WorkstationCall& call, const Answer& answer)
{
    const auto doubt = wire::decodeMessage<wire::LedgerDoubt>(call.request.body);
    if (!doubt)
        return answer(notReadable());
    const auto done = doubts.note(call.workstation, *doubt);
    answer(done ? bytesReply({}) : problemOf(done.error()));
}

} // namespace

Result<> addLedgerRoutes(RouteTable& routes, Store& store, Writer& writer, ProofTakers& takers, const Clock& clock)
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
    const auto consistency = [proofs, &takers, &clock](const WorkstationCall& call, const Answer& answer) {
        const auto ledger = ledgerOf(call.request.head);
        const auto from = numberOf(call.request.head, "from");
        const auto to = numberOf(call.request.head, "to");
        if (!ledger || !from || (!to && call.request.head.parameter("to")))
            return answer(problem(ErrorCode::InvalidInput, "name a ledger and the size that you know"));
        const auto reply = prove(*proofs, *ledger, *from, to);
        if (reply)
            takers.note(*ledger, call.workstation.id, clock.now());
        answer(reply ? messageReply(*reply) : problemOf(reply.error()));
    };
    const auto inclusion = [proofs](const WorkstationCall& call, const Answer& answer) {
        const auto& asked = call.request.head;
        const auto ledger = ledgerOf(asked);
        const auto leaf = numberOf(asked, "leaf");
        const auto size = numberOf(asked, "size");
        if (!ledger || !leaf || (!size && asked.parameter("size")))
            return answer(problem(ErrorCode::InvalidInput, "name a ledger, a leaf of it, and the size of the tree that it is in"));
        const auto reply = proveLeaf(*proofs, *ledger, *leaf, size);
        answer(reply ? messageReply(*reply) : problemOf(reply.error()));
    };
    const auto doubts = std::make_shared<Doubts>(store, writer, clock);
    const auto doubt = [doubts](const WorkstationCall& call, const Answer& answer) { noteDoubt(*doubts, call, answer); };
    routes.add(Route<AnyWorkstation>{Method::Get, "/v1/head", head});
    routes.add(Route<AnyWorkstation>{Method::Get, "/v1/consistency", consistency});
    routes.add(Route<AnyWorkstation>{Method::Get, "/v1/inclusion", inclusion});
    routes.add(Route<AnyWorkstation>{Method::Post, "/v1/watch/doubt", doubt});
    return {};
}

} // namespace paillasse::store
