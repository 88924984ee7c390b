// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <sstream>

#include <QTest>

#include "app/lab/csv.h"
#include "app/lab/rules/nir.h"

using namespace paillasse;
using namespace paillasse::lab;

class NirTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keyOfPublishedNumbers();
    void numbersAreChecked_data();
    void numbersAreChecked();
    void publicVectorsAgree();
    void identityIsComparedWithItsMatricule();
    void anUnprovenMatriculeDoesNotQualify();
};

void NirTest::keyOfPublishedNumbers()
{
    QVERIFY(nirKey("2061275111005") == 64);
    QVERIFY(nirKey("253072B073004") == 70); // 2B counts as 18
    QVERIFY(nirKey("253072A073004") == 43); // 2A counts as 19
    QVERIFY(!nirKey("253072C073004"));
    QVERIFY(!nirKey("206127511100"));
    QVERIFY(!nirKey("20612751110O5"));
}

void NirTest::numbersAreChecked_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("awaiting");
    QTest::addColumn<int>("state");
    const auto row = [](const char* text, NirState state, bool awaiting = false) {
        QTest::newRow(text) << QByteArray(text) << awaiting << static_cast<int>(state);
    };
    row("206127511100564", NirState::Sound);
    row("2 95 10 99 126 111 93", NirState::Sound);
    row("2 84 05 2a 321 025 52", NirState::Sound);
    row("2840588321025", NirState::KeyAbsent);
    row("206127511100565", NirState::WrongKey);
    row("255081416802500", NirState::WrongKey);
    row("", NirState::Malformed);
    row("2840588321", NirState::Malformed);
    row("2061275111005641", NirState::Malformed);
    row("906127511100564", NirState::Malformed);
    row("206137511100564", NirState::Malformed); // month 13
    row("206127C11100564", NirState::Malformed);
    row("2061275111x0564", NirState::Malformed);
    row("884058832102523", NirState::Malformed);
    row("884058832102523", NirState::Sound, true); // a number awaiting registration begins with 8
}

void NirTest::numbersAreChecked()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, awaiting);
    QFETCH(int, state);
    QCOMPARE(static_cast<int>(checkNir(text.toStdString(), awaiting)), state);
}

void NirTest::publicVectorsAgree()
{
    std::ifstream file(std::string(PAILLASSE_SAMPLES) + "/ins_nir/nir_vectors.csv");
    if (!file)
        QSKIP("the public sample files are not beside this checkout");
    std::stringstream text;
    text << file.rdbuf();
    const auto rows = csv::parse(text.str());
    QVERIFY(rows && rows->size() > 40);
    int checked = 0;
    for (const auto& row : *rows) {
        const auto state = checkNir(row.cells[0]);
        const bool mayBeRight = state == NirState::Sound || state == NirState::KeyAbsent;
        if (row.cells[1] != "valid" && row.cells[1] != "invalid")
            continue; // published identities whose key fails, and provisional numbers
        QVERIFY2(mayBeRight == (row.cells[1] == "valid"), row.cells[0].c_str());
        ++checked;
    }
    QVERIFY(checked > 25);
}

namespace {

Identity annick()
{
    Identity identity;
    identity.birthName = "LE GALL";
    identity.birthDate = *Date::parse("1974-07-12");
    identity.sex = Sex::Female;
    identity.birthPlaceCode = "51760";
    identity.insMatricule = "274075176079430";
    identity.insOid = nirOid;
    identity.state = IdentityState::Qualified;
    return identity;
}

bool has(const Identity& identity, IdentityIssue issue)
{
    const auto issues = identityIssues(identity);
    return std::ranges::find(issues, issue) != issues.end();
}

} // namespace

void NirTest::identityIsComparedWithItsMatricule()
{
    QVERIFY(identityIssues(annick()).empty());
    auto other = annick();
    other.sex = Sex::Male;
    QVERIFY(has(other, IdentityIssue::SexDiffers));
    other = annick();
    other.birthDate = *Date::parse("1974-08-12");
    QVERIFY(has(other, IdentityIssue::BirthMonthDiffers));
    other = annick();
    other.birthPlaceCode = "56121";
    QVERIFY(has(other, IdentityIssue::BirthPlaceDiffers));
    other = annick();
    other.insOid.clear();
    QVERIFY(has(other, IdentityIssue::AuthorityMissing));
    // A warning, not a verdict: sex or birth may have been corrected after the number was given.
    other = annick();
    other.sex = Sex::Male;
    QVERIFY(bearableState(other) == IdentityState::Qualified);
}

void NirTest::anUnprovenMatriculeDoesNotQualify()
{
    QVERIFY(bearableState(annick()) == IdentityState::Qualified);
    auto other = annick();
    other.insMatricule = "274075176079431";
    QVERIFY(has(other, IdentityIssue::MatriculeKeyWrong));
    QVERIFY(bearableState(other) == IdentityState::Validated); // the identity document was still seen
    other.state = IdentityState::Retrieved;
    QVERIFY(bearableState(other) == IdentityState::Provisional);
    other = annick();
    other.doubtful = true;
    QVERIFY(bearableState(other) == IdentityState::Provisional);
    other = annick();
    other.insMatricule.clear();
    QVERIFY(has(other, IdentityIssue::MatriculeMissing));
    other.state = IdentityState::Validated;
    QVERIFY(bearableState(other) == IdentityState::Validated);
}

QTEST_APPLESS_MAIN(NirTest)
#include "nir.test.moc"
