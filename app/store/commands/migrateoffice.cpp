// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/migrateoffice.h"

#include <filesystem>

#include <unistd.h>

#include "app/base/hexdigit.h"

namespace paillasse::store {

namespace {

const char* sentenceOf(migration::StepRefusal refusal)
{
    using enum migration::StepRefusal;
    switch (refusal) {
    case UnknownJob: return "there is no such migration";
    case AlreadyThere: return "there is a migration of that id";
    case OutOfOrder: return "it is not this step's turn";
    case BadMandate: return "the mandate is not complete, or contradicts itself";
    case OwnMandate: return "who drafted neither approves nor accepts, and who approved does not accept alone";
    case NotApprover: return "the mandate does not name this person as an approver";
    case MandateDiffers: return "that is not the hash of this mandate";
    case PastDeadline: return "its deadline is over";
    case NotExplained: return "differences wait for an explanation";
    case SampleIncomplete: return "records of the sample wait to be compared";
    case NotAcknowledged: return "the recipient has not acknowledged it";
    case StoreOnly: return "the store takes this step by itself";
    case UnknownRecord: return "there is no such difference, or the record is not of the sample";
    case PersonOnly: return "a person takes this step";
    case BeyondMandate: return "more was staged than the mandate names";
    case NotDue: return "its deadline is not over";
    case WordsMissing: return "it needs words";
    case NotWhatWasSent: return "that is not the hash of anything that was made for the recipient";
    case NoRight: return "this person has no right to it in each laboratory of the mandate";
    case NoSource: return "no file of that name waits at the store";
    }
    return "";
}

} // namespace

Result<migration::Job> takeStep(Office& office, Procedure& procedure, const MigrateOptions& options, CommandContext& context, const migration::MigrationId& job, migration::StepBody body)
{
    const auto laboratory = options.laboratory.empty() ? Result<lab::LaboratoryId>() : office.laboratory(options.laboratory);
    if (!laboratory)
        return tl::unexpected(laboratory.error());
    const auto person = options.as.person(office, context);
    if (!person)
        return tl::unexpected(person.error());
    StepOrder order{Uuid::make(context.clock.now()), *laboratory, job, std::move(body), {}};
    for (const auto& source : options.sources)
        order.sources.push_back(std::filesystem::absolute(source).lexically_normal().string());
    auto outcome = procedure.take(order, {*person, {}, std::uint64_t{::getuid()} + 1});
    if (!outcome)
        return tl::unexpected(outcome.error());
    if (outcome->refusal)
        return fail(ErrorCode::Refused, std::string(sentenceOf(*outcome->refusal)) + "; that it was tried stands in the ledger");
    return std::move(*outcome->job);
}

Result<migration::MigrationId> jobIn(const std::string& text)
{
    const auto id = migration::MigrationId::parse(text);
    return id ? Result<migration::MigrationId>(*id) : fail(ErrorCode::InvalidInput, "a migration is named by its id, as 'migrate list' shows it");
}

Result<Bytes> hashIn(const std::string& text)
{
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < text.size() && hexDigit(text[i]) >= 0 && hexDigit(text[i + 1]) >= 0; i += 2)
        bytes.push_back(static_cast<std::uint8_t>(hexDigit(text[i]) << 4 | hexDigit(text[i + 1])));
    return text.size() == 64 && bytes.size() == 32 ? Result<Bytes>(std::move(bytes)) : fail(ErrorCode::InvalidInput, "a hash is 64 hexadecimal digits");
}

} // namespace paillasse::store
