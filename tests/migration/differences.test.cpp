// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <set>

#include "app/migration/names.h"
#include "app/migration/saidphrase.h"

using namespace paillasse;
using namespace paillasse::migration;

// A difference is a kind with its parts; the words come from them.
class DifferencesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFindingHasANameAndWordsOfItsOwn()
    {
        std::set<std::string> words;
        std::set<std::string_view> names;
        const auto all = static_cast<std::size_t>(lastOf(Finding())) + 1;
        for (std::size_t i = 0; i < all; ++i) {
            Difference difference{.record = 3, .where = "old.hl7", .finding = static_cast<Finding>(i), .part = RecordType::Result, .partNumber = 2, .field = Field::Unit, .otherRecord = 4, .terms = {"A", "B", "C"}};
            difference.kind = kindOf(difference.finding);
            words.insert(std::string(nameOf(difference.kind)) + wordsOf(difference));
            names.insert(nameOf(difference.finding));
        }
        QCOMPARE(names.size(), all);
        QVERIFY(!names.contains(""));
        QCOMPARE(words.size(), all);
    }

    void theWordsSayWhereAndWhat()
    {
        QCOMPARE(wordsOf({.where = "old.hl7, message 5", .finding = Finding::BeyondPlausible, .part = RecordType::Result, .partNumber = 2, .terms = {"K"}}), std::string("old.hl7, message 5: result 2: outside of the plausible range of K"));
        QCOMPARE(wordsOf({.finding = Finding::NoPlaceForField, .part = RecordType::Order, .field = Field::Examination}), std::string("order: examination: the laboratory's records have no place for it"));
        QCOMPARE(wordsOf({.record = 1, .finding = Finding::SameBirthAndNames}), std::string("record 1 and a patient who is here: the same birth date and names alike"));
        QCOMPARE(wordsOf({.finding = Finding::NotInCatalogue, .terms = {"ZZ", "L"}}), std::string("code ZZ of L"));
        QCOMPARE(wordsOf({.record = 17, .finding = Finding::None}), std::string("record 17")); // the sample disagrees
        QCOMPARE(wordsOf({.finding = Finding::NotUcum, .terms = {"", "barres"}}), std::string("unit barres is not UCUM"));
    }

    void everyThingThatIsDestroyedHasWordsOfItsOwn()
    {
        std::set<std::string> words;
        for (std::size_t i = 0; i <= static_cast<std::size_t>(lastOf(DestroyedKind())); ++i)
            words.insert(wordsOf(Destroyed{static_cast<DestroyedKind>(i), "7", 4096, 2, {}}));
        QCOMPARE(words.size(), static_cast<std::size_t>(lastOf(DestroyedKind())) + 1);
        QVERIFY(!words.contains(""));
    }

    void whatAProgramSaidIsPutIntoOtherWords()
    {
        const auto known = [](std::string_view said) -> std::optional<std::string> {
            if (said == "it announces # messages, there are #")
                return "# messages annoncés, # trouvés";
            if (said == "the line was changed")
                return "la ligne a changé";
            return said == "line #" ? std::optional<std::string>("ligne #") : std::nullopt;
        };
        const auto in = [&known](const char* said) { return QString::fromStdString(inOtherWords(said, known)); };
        QCOMPARE(in("it announces 12 messages, there are 9"), QStringLiteral("12 messages annoncés, 9 trouvés"));
        QCOMPARE(in("the line was changed [stale-line]"), QStringLiteral("la ligne a changé"));
        QCOMPARE(in("old.hl7, message 2: line 14"), QStringLiteral("old.hl7, message 2\u00a0: ligne 14"));
        QCOMPARE(in("nobody has put this into words"), QStringLiteral("nobody has put this into words"));
        QCOMPARE(in("OBX-5"), QStringLiteral("OBX-5"));
        QCOMPARE(in(""), QString());
    }
};

QTEST_APPLESS_MAIN(DifferencesTest)
#include "differences.test.moc"
