// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/reportcheck.h"

#include <algorithm>
#include <mutex>

#include "app/crypto/hash.h"
#include "app/sql/transaction.h"
#include "app/store/core/identifierindex.h"
#include "app/store/core/keystore.h"
#include "app/store/core/releasecheck.h"
#include "app/store/core/reportproof.h"
#include "app/store/core/sealeddocument.h"
#include "app/wire/reportcode.h"

namespace paillasse::store {

namespace {

using lab::ReportKind;
using wire::ReportAnswer;
using wire::ReportVerdict;

const lab::ReportVersion* versionOf(const lab::Order& order, std::uint16_t version)
{
    const auto found = std::ranges::find(order.reports, version, &lab::ReportVersion::version);
    return found == order.reports.end() ? nullptr : &*found;
}

const lab::ReportVersion* withdrawalOf(const lab::Order& order, std::uint16_t version)
{
    const auto found = std::ranges::find_if(order.reports, [version](const lab::ReportVersion& other) { return other.kind == ReportKind::Withdrawn && other.replaces == version; });
    return found == order.reports.end() ? nullptr : &*found;
}

// The newest that says something, if it is newer.
const lab::ReportVersion* newerThan(const lab::Order& order, std::uint16_t version)
{
    const auto found = std::find_if(order.reports.rbegin(), order.reports.rend(), [](const lab::ReportVersion& other) { return other.kind != ReportKind::Withdrawn; });
    return found == order.reports.rend() || found->version <= version ? nullptr : &*found;
}

// A version of an order's report, as it was found.
struct Found {
    StoredOrder stored;
    const lab::ReportVersion* report = nullptr; // of the order above
};

} // namespace

class ReportCheck::Impl {
public:
    Impl(Store& store, ReportNames names, sql::Database database, IdentifierIndex index)
        : m_store(store), m_names(std::move(names)), m_database(std::move(database)), m_index(std::move(index))
    {
    }

    Result<ReportAnswer> answer(const wire::ReportQuestion& question);

private:
    using Pick = std::function<const lab::ReportVersion*(const lab::Order&)>;
    // The first order of that identifier in which `pick` finds a version; null: there is none.
    Result<std::unique_ptr<Found>> find(const wire::ReportQuestion& question, IdentifierKind kind, const std::string& value, const Pick& pick);
    Result<std::unique_ptr<Found>> byHash(const wire::ReportQuestion& question);
    Result<std::unique_ptr<Found>> byCode(const wire::ReportQuestion& question, const std::optional<wire::ReportCode>& code);
    Result<std::optional<StoredOrder>> load(const LaboratoryInfo& laboratory, const lab::DocumentId& id);
    void describe(ReportAnswer& answer, const Found& found);
    Result<> prove(ReportAnswer& answer, const Found& found, const wire::ReportQuestion& question, const std::optional<wire::ReportCode>& code);

    std::mutex m_mutex;
    Store& m_store;
    ReportNames m_names;
    sql::Database m_database;
    IdentifierIndex m_index;
};

Result<std::optional<StoredOrder>> ReportCheck::Impl::load(const LaboratoryInfo& laboratory, const lab::DocumentId& id)
{
    auto row = DocumentTable(m_database).find(laboratory.number, id);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row || !(*row)->sections || (*row)->facts.kind != lab::DocumentKind::Order)
        return std::nullopt;
    SecretBytes key(KeyStore::keySize);
    if (const auto read = m_store.keys().read((*row)->facts.key, key); !read)
        return read.error().code == ErrorCode::NotFound ? Result<std::optional<StoredOrder>>(std::nullopt) : tl::unexpected(read.error());
    const auto sections = openSections(key, {laboratory.id, id, (*row)->facts.revision}, *(*row)->sections);
    if (!sections)
        return tl::unexpected(sections.error());
    auto document = joinSections(lab::DocumentKind::Order, *sections);
    if (!document)
        return tl::unexpected(document.error());
    return StoredOrder{laboratory, (*row)->facts, std::move(*(*row)->sections), std::get<lab::Order>(std::move(*document))};
}

Result<std::unique_ptr<Found>> ReportCheck::Impl::find(const wire::ReportQuestion& question, IdentifierKind kind, const std::string& value,
                                                       const Pick& pick)
{
    const auto laboratories = m_store.laboratories();
    if (!laboratories)
        return tl::unexpected(laboratories.error());
    for (const auto& laboratory : *laboratories) {
        if (!question.laboratory.isNull() && question.laboratory != laboratory.id)
            continue;
        const auto ids = m_index.find(laboratory.id, kind, value);
        if (!ids)
            return tl::unexpected(ids.error());
        for (const auto& id : *ids) {
            auto stored = load(laboratory, id);
            if (!stored)
                return tl::unexpected(stored.error());
            if (!*stored)
                continue;
            auto found = std::make_unique<Found>(Found{std::move(**stored), nullptr});
            found->report = pick(found->stored.order);
            if (found->report)
                return found;
        }
    }
    return nullptr;
}

Result<std::unique_ptr<Found>> ReportCheck::Impl::byHash(const wire::ReportQuestion& question)
{
    return find(question, IdentifierKind::ReportPdf, crypto::toHex(question.sha256), [&question](const lab::Order& order) -> const lab::ReportVersion* {
        const auto found = std::ranges::find_if(order.reports, [&question](const lab::ReportVersion& report) { return report.isRegistered(question.sha256); });
        return found == order.reports.end() ? nullptr : &*found;
    });
}

Result<std::unique_ptr<Found>> ReportCheck::Impl::byCode(const wire::ReportQuestion& question, const std::optional<wire::ReportCode>& code)
{
    if (!code || (!question.laboratory.isNull() && question.laboratory != code->laboratory))
        return nullptr;
    auto there = question;
    there.laboratory = code->laboratory;
    return find(there, IdentifierKind::Accession, code->accession, [&code](const lab::Order& order) { return versionOf(order, code->version); });
}

void ReportCheck::Impl::describe(ReportAnswer& answer, const Found& found)
{
    const auto& order = found.stored.order;
    const auto& report = *found.report;
    answer.laboratory = found.stored.laboratory.id;
    answer.laboratoryName = m_names.laboratory(answer.laboratory);
    answer.accession = order.accession;
    answer.version = report.version;
    answer.kind = report.kind;
    answer.releasedAt = report.releasedAt;
    answer.signer = m_names.person(report.releasedBy);
    if (const auto* withdrawal = withdrawalOf(order, report.version))
        answer.withdrawnAt = withdrawal->releasedAt;
    if (const auto* newer = newerThan(order, report.version); newer && report.kind != ReportKind::Withdrawn) {
        answer.newerVersion = newer->version;
        answer.newerKind = newer->kind;
        answer.newerAt = newer->releasedAt;
        answer.newerWithdrawn = withdrawalOf(order, newer->version) != nullptr;
    }
}

Result<> ReportCheck::Impl::prove(ReportAnswer& answer, const Found& found, const wire::ReportQuestion& question, const std::optional<wire::ReportCode>& code)
{
    auto proof = ReportProof::begin(m_store, m_database, found.stored.laboratory);
    if (!proof)
        return tl::unexpected(proof.error());
    if (const auto done = proof->document(found.stored); !done)
        return done;
    if (const auto done = proof->signature(found.stored, *found.report); !done)
        return done;
    if (question.sha256.empty())
        return proof->printedHead(code->head);
    if (found.report->printedHead)
        if (const auto done = proof->printedHead(*found.report->printedHead); !done)
            return done;
    const auto registered = proof->registration(found.stored, *found.report, question.sha256);
    if (!registered)
        return tl::unexpected(registered.error());
    answer.registeredAt = registered->at;
    answer.registrant = m_names.person(registered->person);
    answer.leaf = registered->leaf;
    answer.epoch = proof->head().epoch;
    answer.size = proof->head().size;
    answer.root = toBytes(proof->head().root);
    return {};
}

Result<ReportAnswer> ReportCheck::Impl::answer(const wire::ReportQuestion& question)
{
    const auto code = wire::ReportCode::parse(question.code);
    if (question.sha256.empty() ? !code : question.sha256.size() != crypto::digestSize)
        return fail(ErrorCode::InvalidInput, "report: neither a file's SHA-256 nor a report's code");
    const std::lock_guard lock(m_mutex);
    auto transaction = sql::Transaction::begin(m_database, sql::TransactionKind::Read);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto found = question.sha256.empty() ? Result<std::unique_ptr<Found>>(nullptr) : byHash(question);
    const bool isRegistered = found && *found;
    if (found && !*found)
        found = byCode(question, code);
    if (!found)
        return tl::unexpected(found.error());
    ReportAnswer answer;
    if (!*found)
        return answer;
    const auto& report = *(*found)->report;
    describe(answer, **found);
    const bool isCodeAlone = question.sha256.empty();
    if (!isRegistered && !isCodeAlone) {
        answer.verdict = report.pdfSha256.empty() ? ReportVerdict::Unregistered : ReportVerdict::Altered;
        return answer;
    }
    if (isCodeAlone && !crypto::equal(crypto::sha256(signedBytesOf(answer.laboratory, (*found)->stored.order, report)), code->content)) {
        answer.verdict = ReportVerdict::Altered;
        return answer;
    }
    if (const auto proved = prove(answer, **found, question, code); !proved) {
        const bool isOfLedger = proved.error().code == ErrorCode::Conflict;
        if (proved.error().code != ErrorCode::Refused && !isOfLedger)
            return tl::unexpected(proved.error());
        // A head that was never the ledger's is a fault of a code that somebody brings, but of the store's where it kept that head itself.
        answer.verdict = isOfLedger && isCodeAlone ? ReportVerdict::Altered : ReportVerdict::Unproven;
        answer.fault = proved.error().detail;
        return answer;
    }
    answer.verdict = !answer.withdrawnAt.isNull() ? ReportVerdict::Withdrawn
        : answer.newerVersion != 0                ? ReportVerdict::Superseded
        : isCodeAlone                             ? ReportVerdict::CodeFits
                                                  : ReportVerdict::Genuine;
    return answer;
}

ReportCheck::ReportCheck(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ReportCheck::~ReportCheck() = default;

Result<std::unique_ptr<ReportCheck>> ReportCheck::open(Store& store, ReportNames names)
{
    auto database = store.connect(true);
    if (!database)
        return tl::unexpected(database.error());
    auto index = IdentifierIndex::open(store);
    if (!index)
        return tl::unexpected(index.error());
    return std::unique_ptr<ReportCheck>(new ReportCheck(std::make_unique<Impl>(store, std::move(names), std::move(*database), std::move(*index))));
}

Result<wire::ReportAnswer> ReportCheck::answer(const wire::ReportQuestion& question)
{
    return m_impl->answer(question);
}

} // namespace paillasse::store
