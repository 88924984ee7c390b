// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <QTranslator>

#include "app/lab/rules/worklist.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/theme/format.h"
#include "ui/words/codedcomments.h"
#include "ui/words/controlwords.h"
#include "ui/words/deliverywords.h"
#include "ui/words/examinationname.h"
#include "ui/words/tubekinds.h"

using namespace paillasse;
using namespace paillasse::ui;

class WordsTest : public QObject {
    Q_OBJECT

public:
    explicit WordsTest(const Theme&) {}

private:
    // Midnight in the zone of the tests' people is not that of UTC: 24/11/2026 begins at 23:00 of the day before.
    const Instant m_midnight{1'795'474'800'000};
    const DaySpan m_today = Format::localDaySpan(m_midnight - 1);

    static client::Directory benches(std::initializer_list<const char*> names)
    {
        client::Directory directory;
        lab::BenchNumber number = 0;
        for (const auto* name : names) {
            lab::BenchLog bench;
            bench.number = ++number;
            bench.name = name;
            directory.benches[number] = bench;
        }
        return directory;
    }
    void attest(client::Directory& directory, lab::BenchNumber bench, lab::ControlState state, const char* level = "", Instant at = {}) const
    {
        lab::ControlAttestation attestation;
        attestation.state = state;
        attestation.level = level;
        attestation.at = at.isNull() ? m_today.from + std::int64_t(directory.benches[bench].controls.size()) : at;
        directory.benches[bench].controls.push_back(attestation);
    }

private Q_SLOTS:
    // Whoever has an earlier version in hand must be told as well: each version, newest first, each name once.
    void holdersAreOfEveryVersion()
    {
        lab::Order order;
        const auto delivered = [&](std::uint16_t version, lab::DeliveryChannel channel, const char* to) {
            lab::Delivery delivery;
            delivery.version = version;
            delivery.channel = channel;
            delivery.to = to;
            order.deliveries.push_back(delivery);
        };
        QVERIFY(DeliveryWords::holdersOf(order, 2).isEmpty());
        delivered(1, lab::DeliveryChannel::Email, "EHPAD des Abers");
        delivered(1, lab::DeliveryChannel::Print, "Dr Riou");
        delivered(1, lab::DeliveryChannel::Print, "Dr Riou");
        delivered(2, lab::DeliveryChannel::Email, "Dr Cadiou");
        delivered(3, lab::DeliveryChannel::Email, "Dr Le Goff");
        delivered(0, lab::DeliveryChannel::Print, "Réanimation"); // not released: of no version
        QCOMPARE(DeliveryWords::holdersOf(order, 1), QStringLiteral("version 1\u00a0: EHPAD des Abers, Dr Riou"));
        QCOMPARE(DeliveryWords::holdersOf(order, 2), QStringLiteral("version 2\u00a0: Dr Cadiou · version 1\u00a0: EHPAD des Abers, Dr Riou"));
        order.deliveries.erase(order.deliveries.begin(), order.deliveries.begin() + 3);
        QCOMPARE(DeliveryWords::holdersOf(order, 3), QStringLiteral("version 3\u00a0: Dr Le Goff · version 2\u00a0: Dr Cadiou"));
    }

    void controlIsNeverInvented()
    {
        QVERIFY(ControlWords::of({}, 0, m_today).isEmpty());
        auto directory = benches({"Biochimie", "Hématologie", "Hémostase"});
        QCOMPARE(ControlWords::of(directory, 0, m_today), QStringLiteral("CQ non suivi"));
        attest(directory, 1, lab::ControlState::Attested);
        QCOMPARE(ControlWords::of(directory, lab::benchBit(1), m_today), QStringLiteral("CQ attesté\u00a0: Biochimie"));
        QCOMPARE(ControlWords::of(directory, lab::benchBit(2), m_today), QStringLiteral("CQ non suivi"));
        attest(directory, 2, lab::ControlState::Rejected);
        QCOMPARE(ControlWords::of(directory, 0, m_today), QStringLiteral("CQ rejeté\u00a0: Hématologie · CQ attesté\u00a0: Biochimie · non suivi\u00a0: Hémostase"));
        // A level that is out counts more than one that was seen since, until somebody vouches for the whole bench.
        auto levels = benches({"Biochimie"});
        attest(levels, 1, lab::ControlState::Rejected, "2");
        attest(levels, 1, lab::ControlState::Attested, "1");
        QCOMPARE(ControlWords::of(levels, 0, m_today), QStringLiteral("CQ rejeté\u00a0: Biochimie"));
        attest(levels, 1, lab::ControlState::Attested);
        QCOMPARE(ControlWords::of(levels, 0, m_today), QStringLiteral("CQ attesté\u00a0: Biochimie"));
        // Yesterday's word is not today's.
        QCOMPARE(ControlWords::of(directory, 0, Format::localDaySpan(m_midnight)), QStringLiteral("CQ non suivi"));
    }

    // It counts until midnight here, and not an hour or two longer.
    void aControlIsOfTheLaboratorysDay()
    {
        const auto state = [](const client::Directory& directory, Instant now) { return directory.controlOf(1, Format::localDaySpan(now)); };
        auto evening = benches({"Biochimie"});
        attest(evening, 1, lab::ControlState::Attested, "", m_midnight - 5 * minuteMs);
        QCOMPARE(state(evening, m_midnight - 1), lab::ControlState::Attested);
        QCOMPARE(state(evening, m_midnight), lab::ControlState::NotTracked);
        QCOMPARE(state(evening, m_midnight + 30 * minuteMs), lab::ControlState::NotTracked); // still yesterday by UTC
        auto night = benches({"Biochimie"});
        attest(night, 1, lab::ControlState::Attested, "", m_midnight + 5 * minuteMs);
        QCOMPARE(state(night, m_midnight + 2 * hourMs), lab::ControlState::Attested); // the next day by UTC
        // The night that summer time begins has 23 hours.
        const auto spring = Format::localDaySpan(Instant{1'774'738'800'000});
        QCOMPARE(spring.until.ms - spring.from.ms, 23 * hourMs);
    }

    void codedAnswersAreNamedByTheirNumber()
    {
        lab::Examination covid;
        QVERIFY(answersOf(covid).isEmpty());
        covid.answers = {{"ND", "non détecté", "not detected", lab::Level::Normal}, {"DET", "détecté", {}, lab::Level::Normal}};
        QCOMPARE(answersOf(covid), QStringLiteral("1 non détecté · 2 détecté"));
        QCOMPARE(answersOf(covid, Language::English), QStringLiteral("1 not detected · 2 détecté"));
    }

    // In the language of the screen; a catalogue that lacks it, or the examination, still says something.
    void examinationsAreNamedInTheScreensLanguage()
    {
        lab::Examination potassium;
        potassium.code = "K";
        potassium.french = "Potassium plasmatique";
        potassium.english = "Plasma potassium";
        lab::Examination local;
        local.code = "LOC";
        local.french = "Dosage local";
        const lab::Catalogue catalogue({potassium, local});
        QCOMPARE(screenLanguage(), Language::French);
        QCOMPARE(nameOf(potassium), QStringLiteral("Potassium plasmatique"));
        QCOMPARE(nameOf(potassium, Language::English), QStringLiteral("Plasma potassium"));
        // Without the French words, as with --language en.
        struct English final : QTranslator {
            [[nodiscard]] bool isEmpty() const override { return false; }
            [[nodiscard]] QString translate(const char* context, const char* source, const char*, int) const override
            {
                return QLatin1String(context) == QLatin1String("paillasse::ui::ExaminationName") ? QString::fromUtf8(source) : QString();
            }
        } english;
        QVERIFY(QCoreApplication::installTranslator(&english));
        QCOMPARE(screenLanguage(), Language::English);
        QCOMPARE(nameOf(catalogue, "K"), QStringLiteral("Plasma potassium"));
        QCOMPARE(nameOf(catalogue, "LOC"), QStringLiteral("Dosage local"));
        QCOMPARE(nameOf(catalogue, "X"), QStringLiteral("X"));
        const lab::CodeTables tables{{{"HEP", "hépariné", "lithium heparin", "vert", "plasma hépariné", 4}}, {}};
        QVERIFY2(tubeName(tables, "HEP").contains(QStringLiteral("lithium heparin")), qPrintable(tubeName(tables, "HEP")));
        QVERIFY(QCoreApplication::removeTranslator(&english));
        QVERIFY2(tubeName(tables, "HEP").startsWith(QStringLiteral("hépariné")), qPrintable(tubeName(tables, "HEP")));
    }

    void codesExpand()
    {
        const std::vector<lab::CodedComment> comments{{"QNS", "Quantité insuffisante.", "Quantity not sufficient."}};
        QCOMPARE(CodedComments::codes(comments), QStringList{QStringLiteral("QNS")});
        QCOMPARE(CodedComments::expanded(comments, QStringLiteral("Vu. QNS")).value_or(QString()), QStringLiteral("Vu. Quantité insuffisante."));
        QVERIFY(!CodedComments::expanded(comments, QStringLiteral("Vu")) && !CodedComments::expanded({}, QStringLiteral("QNS")));
    }
};

PAILLASSE_UI_TEST_MAIN(WordsTest)
#include "words.test.moc"
