// SPDX-License-Identifier: GPL-3.0-or-later

#include <iterator>

#include "app/wire/accountmessages.h"
#include "app/wire/actcodec.h"
#include "app/wire/adminmessages.h"
#include "app/wire/proofmessages.h"
#include "app/wire/watchmessages.h"
#include "tests/fuzz/must.h"

namespace {

using namespace paillasse;
using namespace paillasse::wire;
using fuzz::must;

template <class T>
void message(ByteView bytes)
{
    if (const auto read = decodeMessage<T>(bytes))
        must(encodeMessage(*read) == toBytes(bytes));
}

template <class Decode, class Encode>
void coded(ByteView bytes, Decode decode, Encode encode)
{
    if (const auto read = decode(bytes))
        must(encode(*read) == toBytes(bytes));
}

// What a store is sent, and what a workstation is answered; the number in front of the bytes chooses.
constexpr void (*readers[])(ByteView) = {
    message<EnrolmentRequest>, message<EnrolmentReply>, message<SaltRequest>, message<SaltReply>, message<ActivationRequest>, message<SessionRequest>, message<SessionReply>, message<PushRequest>,
    message<PushReply>, message<DocumentRequest>, message<HistoryRequest>, message<LeaseRequest>, message<LaboratoryEntry>, message<ConsistencyReply>, message<Problem>,
    message<FactorOfferRequest>, message<FactorOffer>, message<FactorConfirmation>, message<RecoveryCodes>, message<FactorProof>, message<FactorReply>, message<PasswordChange>,
    message<RenewalRequest>, message<RenewalReply>, message<StandingRequest>, message<StandingReply>,
    message<access::RoleDefinition>, message<LaboratoryQuestion>, message<StaffReply>, message<StaffAddition>, message<StaffQuestion>, message<ActivationIssued>, message<StaffChange>,
    message<SeatRelease>, message<RoleChange>, message<RoleRemoval>, message<WorkstationsReply>, message<EnrolmentIssued>, message<WorkstationQuestion>, message<WorkstationName>,
    message<SessionsReply>, message<ForcedSeatSeen>, message<SessionEnding>, message<Policy>, message<PolicyChange>, message<GlassRequest>, message<GlassReply>, message<GlassReading>, message<GlassList>, message<GlassReview>,
    [](ByteView bytes) { coded(bytes, decodeAct, encodeAct); },
    [](ByteView bytes) { coded(bytes, decodeSessionCertificate, encodeSessionCertificate); },
    [](ByteView bytes) { coded(bytes, decodeSignedAct, encodeSignedAct); },
    message<InclusionReply>, message<LedgerDoubt>,
    message<AlertsQuestion>, message<AlertsReply>, message<AlertStepping>, message<AlertQuestion>, message<WatchReply>,
};

} // namespace

// Every message is refused, or is the one encoding of what it says.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size > 0)
        readers[data[0] % std::size(readers)]({data + 1, size - 1});
    return 0;
}
