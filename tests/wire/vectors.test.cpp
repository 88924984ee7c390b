// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <regex>

#include <QTest>

#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/wire/actcodec.h"
#include "app/wire/cursor.h"
#include "app/wire/feedframe.h"
#include "tests/wire/vectors.h"

using namespace paillasse;
using namespace paillasse::wire;

// docs/protocol.md holds frozen examples, in blocks marked ```vector and a name. This program makes the same bytes, all of them, and
// reads them: so the page cannot drift from the code, nor the code from what is on disks already.
class VectorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyVectorIsInThePage();
    void thePageHasNoOther();
    void theProgramReadsThem();

private:
    std::map<std::string, std::string> m_page; // name → hex
    std::map<std::string, Bytes> m_vectors;
};

void VectorsTest::initTestCase()
{
    QVERIFY(crypto::initialise());
    m_vectors = testing::goldenVectors();
    std::ifstream page(PROTOCOL_PAGE);
    QVERIFY(page.is_open());
    static const std::regex opening("^```vector (.+)$");
    std::string name;
    for (std::string line; std::getline(page, line);) {
        std::smatch match;
        if (std::regex_match(line, match, opening))
            name = match[1];
        else if (line == "```")
            name.clear();
        else if (!name.empty())
            m_page[name] += line;
    }
}

void VectorsTest::everyVectorIsInThePage()
{
    for (const auto& [name, bytes] : m_vectors) {
        const auto hex = crypto::toHex(bytes);
        if (m_page[name] == hex)
            continue;
        qWarning("%s is now\n%s", name.c_str(), hex.c_str());
        QTest::qFail(name.c_str(), __FILE__, __LINE__); // and on to the next
    }
}

void VectorsTest::thePageHasNoOther()
{
    for (const auto& [name, hex] : m_page)
        QVERIFY2(m_vectors.contains(name), name.c_str());
    QVERIFY(m_page.size() >= 20);
}

void VectorsTest::theProgramReadsThem()
{
    std::size_t acts = 0;
    for (const auto& [name, bytes] : m_vectors) {
        acts += name.starts_with("act ");
        if (name.starts_with("act ") || name.starts_with("groundless "))
            QVERIFY2(decodeAct(bytes), name.c_str());
        if (name.starts_with("frame "))
            QVERIFY2(decodeFrame(bytes), name.c_str());
    }
    QCOMPARE(acts, std::variant_size_v<lab::ActBody>); // one of each
    QCOMPARE(decodeCursor(asText(m_vectors.at("cursor")))->sequence, std::uint64_t(1207));
    QVERIFY(decodeSignedAct(m_vectors.at("signed act")));
}

QTEST_GUILESS_MAIN(VectorsTest)
#include "vectors.test.moc"
