// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/base/cborreader.h"
#include "app/wire/messages.h"
#include "app/wire/proofmessages.h"
#include "tests/lab/desk.h"

using namespace paillasse;
using namespace paillasse::wire;
using lab::testing::idOf;

// Requests and answers: every field travels, and comes back in its place.
class MessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void enrolment();
    void session();
    void acts();
    void documentsNumbersAndProofs();
    void problems();
    void whatIsTooLargeIsNotRead();
};

namespace {

// With no field at its default: each has its key, and what comes back is written the same.
template <class T>
std::optional<T> travelled(const T& message, std::uint64_t fields)
{
    const auto bytes = encodeMessage(message);
    if (cbor::Reader(bytes).map() != fields)
        return std::nullopt;
    const auto back = decodeMessage<T>(bytes);
    if (!back || encodeMessage(*back) != bytes)
        return std::nullopt;
    return *back;
}

Bytes bytesOf(std::uint8_t value)
{
    return Bytes(32, value);
}

} // namespace

void MessagesTest::enrolment()
{
    const auto request = travelled(EnrolmentRequest{"BIOCH-02", bytesOf(1), "csr"}, 3);
    QVERIFY(request && request->name == "BIOCH-02" && request->secretHash == bytesOf(1) && request->certificateRequest == "csr");
    const auto reply = travelled(EnrolmentReply{idOf<lab::WorkstationId>(4), true, "certificate", "authority", idOf<lab::WorkstationId>(9).uuid(), bytesOf(2), bytesOf(3)}, 7);
    QVERIFY(reply && reply->workstation == idOf<lab::WorkstationId>(4) && reply->approved && reply->certificate == "certificate" && reply->authority == "authority");
    QVERIFY(reply->store == idOf<lab::WorkstationId>(9).uuid() && reply->storeSigningKey == bytesOf(2) && reply->storeBoxKey == bytesOf(3));
}

void MessagesTest::session()
{
    QVERIFY(travelled(SaltRequest{"h.corre"}, 1)->login == "h.corre");
    const auto salt = travelled(SaltReply{bytesOf(1), 1u << 28, 3}, 3);
    QVERIFY(salt && salt->salt == bytesOf(1) && salt->memoryBytes == 1u << 28 && salt->passes == 3);
    const auto activation = travelled(ActivationRequest{"h.corre", bytesOf(1), bytesOf(2), bytesOf(3), bytesOf(4), bytesOf(5)}, 6);
    QVERIFY(activation && activation->codeHash == bytesOf(1) && activation->salt == bytesOf(2) && activation->auth == bytesOf(3));
    QVERIFY(activation->signingKey == bytesOf(4) && activation->sealedSigningKey == bytesOf(5));
    const auto request = travelled(SessionRequest{"h.corre", bytesOf(1), bytesOf(2), true}, 4);
    QVERIFY(request && request->login == "h.corre" && request->auth == bytesOf(1) && request->sessionKey == bytesOf(2) && request->takeSeat);
    // Whoever does not take the seat says so by leaving the field out, though the structure's own default is to take it.
    QVERIFY(!travelled(SessionRequest{"h.corre", bytesOf(1), bytesOf(2), false}, 3)->takeSeat);

    access::Person person;
    person.id = lab::testing::biologist;
    person.grants = {{lab::testing::theLaboratory, access::Role::Biologist, 2, 2}};
    const LaboratoryEntry laboratory{lab::testing::theLaboratory, "Laboratoire", {1, 2}, {3, 4}};
    const auto reply = travelled(SessionReply{bytesOf(1), {5}, bytesOf(2), bytesOf(3), person, bytesOf(4), 6, {7}, 8, {laboratory}}, 10);
    QVERIFY(reply && reply->token == bytesOf(1) && reply->tokenExpiresAt.ms == 5 && reply->certificate == bytesOf(2) && reply->certificateSignature == bytesOf(3));
    QVERIFY(reply->person == person && reply->sealedSigningKey == bytesOf(4) && reply->seat == 6 && reply->storeTime.ms == 7 && reply->maxOfflineMs == 8);
    QVERIFY(reply->laboratories == std::vector{laboratory});
}

void MessagesTest::acts()
{
    const auto request = travelled(PushRequest{{{idOf<lab::ActId>(1), bytesOf(1)}, {idOf<lab::ActId>(2), bytesOf(2)}}}, 1);
    QVERIFY(request && request->acts.size() == 2 && request->acts[1].id == idOf<lab::ActId>(2) && request->acts[1].sealed == bytesOf(2));
    const ActReply refused{idOf<lab::ActId>(1), ActOutcome::Refused, lab::RefusalCode::StaleLine, 3, 4, 5};
    const auto reply = travelled(PushReply{{refused, {}}, bytesOf(3)}, 2);
    QVERIFY(reply && reply->acts == (std::vector{refused, ActReply{}}) && reply->treeHead == bytesOf(3));
    // The last refusal and outcome there are, and what a newer store might say.
    auto bytes = encodeMessage(PushReply{{{{}, ActOutcome::Unreadable, lastOf(lab::RefusalCode{}), 0, 0, 0}}, {}});
    QVERIFY(decodeMessage<PushReply>(bytes).has_value());
    bytes.back() = static_cast<std::uint8_t>(bytes.back() + 1);
    QVERIFY(decodeMessage<PushReply>(bytes).error().code == ErrorCode::Incompatible);
}

void MessagesTest::documentsNumbersAndProofs()
{
    const auto document = travelled(DocumentRequest{lab::testing::theLaboratory, lab::DocumentKind::Order, idOf<lab::DocumentId>(3)}, 3);
    QVERIFY(document && document->laboratory == lab::testing::theLaboratory && document->kind == lab::DocumentKind::Order && document->id == idOf<lab::DocumentId>(3));
    const auto history = travelled(HistoryRequest{lab::testing::theLaboratory, lab::testing::thePatient, "26-112298"}, 3);
    QVERIFY(history && history->laboratory == lab::testing::theLaboratory && history->patient == lab::testing::thePatient && history->accession == "26-112298");
    const auto lease = travelled(LeaseRequest{lab::testing::theLaboratory, 10, 20}, 3);
    QVERIFY(lease && lease->patientsUsed == 10 && lease->accessionsUsed == 20);
    const LaboratoryEntry laboratory{lab::testing::theLaboratory, "Laboratoire", {1, 2}, {3, 4}};
    QVERIFY(travelled(laboratory, 4) == laboratory);
    const auto proof = travelled(ConsistencyReply{bytesOf(1), {bytesOf(2), bytesOf(3)}}, 2);
    QVERIFY(proof && proof->treeHead == bytesOf(1) && proof->proof == (std::vector{bytesOf(2), bytesOf(3)}));
    const auto inclusion = travelled(InclusionReply{bytesOf(1), bytesOf(2), {bytesOf(3)}}, 3);
    QVERIFY(inclusion && inclusion->treeHead == bytesOf(1) && inclusion->leaf == bytesOf(2) && inclusion->proof == std::vector<Bytes>{bytesOf(3)});
}

void MessagesTest::problems()
{
    const auto problem = travelled(Problem{ErrorCode::Expired, "sign in again"}, 2);
    QVERIFY(problem && problem->code == ErrorCode::Expired && problem->hint == "sign in again");
    // InvalidInput is number 0, and so is left out.
    QVERIFY(travelled(Problem{ErrorCode::InvalidInput, "no"}, 1)->code == ErrorCode::InvalidInput);
    QVERIFY(travelled(Problem{lastOf(ErrorCode{}), "no"}, 2).has_value());
}

void MessagesTest::whatIsTooLargeIsNotRead()
{
    QVERIFY(decodeMessage<Problem>(encodeMessage(Problem{ErrorCode::Internal, std::string(maxMessageBytes, 'x')})).error().code == ErrorCode::TooLarge);
}

QTEST_APPLESS_MAIN(MessagesTest)
#include "messages.test.moc"
