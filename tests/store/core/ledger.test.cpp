// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <map>

#include <QTest>

#include "app/crypto/hash.h"
#include "app/crypto/merkle.h"
#include "app/crypto/treehead.h"
#include "app/store/core/epochentry.h"
#include "app/store/core/ledger.h"
#include "app/store/core/leafheader.h"
#include "app/store/core/merklenodes.h"
#include "app/store/core/sealeddocument.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

std::vector<crypto::Digest> digests(const std::vector<Bytes>& list)
{
    std::vector<crypto::Digest> out;
    for (const auto& bytes : list)
        std::ranges::copy(bytes, out.emplace_back().begin());
    return out;
}

// The examples of docs/protocol.md, §14, that are made here; an act's leaf, and the header of the leaf with which a restored ledger goes on.
Leaf exampleLeaf()
{
    Leaf leaf;
    leaf.format = leafFormat;
    leaf.epoch = 1;
    leaf.sequence = 42;
    leaf.leafClass = LeafClass::Act;
    leaf.time = {1'773'305'220'000};
    leaf.headerHash = Bytes(32, 0x11);
    leaf.ciphertextHash = Bytes(32, 0x22);
    leaf.keyCommitment = Bytes(32, 0x33);
    leaf.documents = {{lab::DocumentId(*Uuid::parse("01930000-0000-7000-8000-000000000001")), 3, Bytes(32, 0x44)}};
    return leaf;
}

EpochHeader exampleEpoch()
{
    EpochHeader header;
    header.store = *Uuid::parse("00000000-0000-0000-0000-000000000032");
    header.epoch = 1'763'888'400;
    header.previousEpoch = 1;
    header.previousSize = 1207;
    header.previousRoot = Bytes(32, 0x66);
    return header;
}

// Blocks of the page that are marked ```ledger and a name: their hexadecimal.
std::map<std::string, std::string> pageExamples()
{
    std::map<std::string, std::string> examples;
    std::ifstream page(PROTOCOL_PAGE);
    constexpr std::string_view opening = "```ledger ";
    std::string name;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with(opening))
            name = line.substr(opening.size());
        else if (line == "```")
            name.clear();
        else if (!name.empty())
            examples[name] += line;
    }
    return examples;
}

} // namespace

// The bytes that cannot change later, and the proofs that others check.
class LedgerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePageHasThese();
    void theLeafHasItsGoldenBytes();
    void theHeaderHasItsGoldenBytes();
    void theKeyCommitmentHasItsGoldenBytes();
    void aLeafHasOneEncoding();
    void nodesAreNumberedAsTheyAppear();
    void everyPairOfSizesIsConsistent();
    void everyLeafIsIncluded();
    void proofsReachNoFurtherThanTheLedger();
};

void LedgerTest::thePageHasThese()
{
    const auto leaf = encodeLeaf(exampleLeaf());
    const auto epoch = encodeEpochHeader(exampleEpoch());
    const std::map<std::string, std::string> made{{"leaf", crypto::toHex(leaf)}, {"leaf hash", crypto::toHex(crypto::leafHash(leaf))}, {"epoch header", crypto::toHex(epoch)}};
    auto page = pageExamples();
    for (const auto& [name, hex] : made) {
        if (page[name] == hex)
            continue;
        qWarning("%s is now\n%s", name.c_str(), hex.c_str());
        QTest::qFail(name.c_str(), __FILE__, __LINE__); // and on to the next
    }
    QCOMPARE(page.size(), made.size()); // and no other
    QVERIFY(must(decodeEpochHeader(epoch)) == exampleEpoch());
}

void LedgerTest::theLeafHasItsGoldenBytes()
{
    const auto leaf = exampleLeaf();
    const auto bytes = encodeLeaf(leaf);
    const std::string hex11(64, '1');
    const std::string hex22(64, '2');
    const std::string hex33(64, '3');
    const std::string hex44(64, '4');
    QCOMPARE(crypto::toHex(bytes), std::string("a9"          // a map of nine
                                   "0101"          // format 1
                                   "0201"          // epoch 1
                                   "03182a"        // sequence 42
                                   "0401"          // class 1: an act
                                   "051b0000019ce13a4ba0" // time
                                   "065820") + hex11 + "075820" + hex22 + "085820" + hex33 +
                                   "0981a3" "015001930000000070008000000000000001" "0203" "035820" + hex44);
    QCOMPARE(crypto::toHex(crypto::leafHash(bytes)), crypto::toHex(crypto::Sha256().add(Bytes{0}).add(bytes).finish()));
    QCOMPARE(crypto::toHex(crypto::leafHash(bytes)), std::string("dcccf943f59160d9eb2ed4ab30ace3866389600320ca9a14f393cd5d5a4769e0"));
    QVERIFY(must(decodeLeaf(bytes)) == leaf);
}

void LedgerTest::theHeaderHasItsGoldenBytes()
{
    LeafHeader header;
    header.act = lab::ActId(*Uuid::parse("01930000-0000-7000-8000-000000000002"));
    header.name = 7;
    header.subjectKind = lab::DocumentKind::Order;
    header.subject = lab::DocumentId(*Uuid::parse("01930000-0000-7000-8000-000000000001"));
    header.person = lab::PersonId(*Uuid::parse("01930000-0000-7000-8000-000000000003"));
    header.workstation = lab::WorkstationId(*Uuid::parse("01930000-0000-7000-8000-000000000004"));
    header.seat = 5;
    header.at = {1'773'305'220'000};
    header.actHash = Bytes(32, 0x55);
    const auto bytes = encodeHeader(header);
    QCOMPARE(crypto::toHex(bytes), std::string("a9"
                                   "015001930000000070008000000000000002" // the act
                                   "0207"                                 // record-measurements
                                   "0402"                                 // on an order (3, the origin, is left out: a workstation)
                                   "055001930000000070008000000000000001"
                                   "065001930000000070008000000000000003"
                                   "075001930000000070008000000000000004"
                                   "0805"
                                   "091b0000019ce13a4ba0"
                                   "0a5820") + std::string(64, '5'));
    QVERIFY(must(decodeHeader(bytes)) == header);
}

void LedgerTest::theKeyCommitmentHasItsGoldenBytes()
{
    const auto key = SecretBytes::copyOf(Bytes(32, 0x07));
    QCOMPARE(crypto::toHex(keyCommitment(key)), std::string("790b1ef0d1266f7316964a5c59543343d570ed7d57cf2b2a70112adae0484daa"));
}

void LedgerTest::aLeafHasOneEncoding()
{
    Leaf leaf;
    leaf.format = leafFormat;
    const auto bytes = encodeLeaf(leaf);
    QCOMPARE(crypto::toHex(bytes), std::string("a10101"));
    QVERIFY(decodeLeaf(Bytes{0xa2, 0x01, 0x01, 0x02, 0x00}).error().code == ErrorCode::InvalidInput); // a default written out
    QVERIFY(decodeLeaf(Bytes{0xa1, 0x01, 0x02}).error().code == ErrorCode::Incompatible);
    QVERIFY(decodeLeaf(Bytes{0xa2, 0x01, 0x01, 0x0a, 0x01}).error().code == ErrorCode::Incompatible);
    QVERIFY(decodeLeaf(Bytes{0xa2, 0x01, 0x01, 0x04, 0x08}).error().code == ErrorCode::Incompatible);
}

void LedgerTest::nodesAreNumberedAsTheyAppear()
{
    std::uint64_t next = 0;
    crypto::MerkleTree tree;
    for (std::uint64_t i = 0; i < 2000; ++i)
        tree.append(crypto::Digest{}, [&](unsigned level, std::uint64_t index, const crypto::Digest&) { QCOMPARE(nodePosition(level, index), next++); });
    QCOMPARE(nodePosition(0, 2000), next);
}

void LedgerTest::everyPairOfSizesIsConsistent()
{
    Worksite site;
    const auto laboratory = site.made.laboratory;
    auto database = must(site.store->connect());
    LedgerReader reader(database);
    std::vector<crypto::SignedTreeHead> heads{must(crypto::decodeHead(must(reader.head(laboratory))))};
    for (std::uint64_t i = 1; i <= 20; ++i) {
        site.push(site.author.registerPatient(i));
        heads.push_back(must(crypto::decodeHead(must(reader.head(laboratory)))));
    }
    for (std::size_t a = 0; a < heads.size(); ++a) {
        for (std::size_t b = a; b < heads.size(); ++b) {
            const auto proof = digests(must(reader.consistency(laboratory, heads[a].size, heads[b].size)));
            must(crypto::verifyConsistency(heads[a].size, heads[a].root, heads[b].size, heads[b].root, proof));
            if (a + 2 < b)
                QVERIFY(!crypto::verifyConsistency(heads[a].size, heads[a + 1].root, heads[b].size, heads[b].root, proof));
        }
    }
    // The store-wide ledger has a head of its own.
    QVERIFY(must(crypto::decodeHead(must(reader.head({})))).ledger == site.made.store);
}

void LedgerTest::everyLeafIsIncluded()
{
    Worksite site;
    const auto laboratory = site.made.laboratory;
    for (std::uint64_t i = 1; i <= 11; ++i)
        site.push(site.author.registerPatient(i));
    auto database = must(site.store->connect());
    LedgerReader reader(database);
    const auto head = must(crypto::decodeHead(must(reader.head(laboratory))));
    QCOMPARE(head.size, std::uint64_t{13});
    for (std::uint64_t i = 0; i < head.size; ++i) {
        const auto bytes = must(reader.leaf(laboratory, i));
        const auto leaf = must(decodeLeaf(bytes));
        QCOMPARE(leaf.sequence, i);
        const auto proof = digests(must(reader.inclusion(laboratory, i, head.size)));
        must(crypto::verifyInclusion(crypto::leafHash(bytes), i, head.size, proof, head.root));
    }
}

void LedgerTest::proofsReachNoFurtherThanTheLedger()
{
    Worksite site;
    auto database = must(site.store->connect());
    LedgerReader reader(database);
    const auto codeOf = [](const auto& result) { return result ? ErrorCode::Internal : result.error().code; };
    QVERIFY(codeOf(reader.consistency(site.made.laboratory, 1, 99)) == ErrorCode::NotFound);
    QVERIFY(codeOf(reader.consistency(site.made.laboratory, 2, 1)) == ErrorCode::InvalidInput);
    QVERIFY(codeOf(reader.inclusion(site.made.laboratory, 2, 2)) == ErrorCode::InvalidInput);
    QVERIFY(codeOf(reader.leaf(site.made.laboratory, 2)) == ErrorCode::NotFound);
    QVERIFY(codeOf(reader.head(idOf<lab::LaboratoryId>(9))) == ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(LedgerTest)
#include "ledger.test.moc"
