// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QLineEdit>

#include "app/crypto/crypto.h"
#include "app/sql/statement.h"
#include "app/store/accounts/accountentry.h"
#include "app/store/core/keystore.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/store.h"
#include "app/store/core/storeschema.h"
#include "tests/journeys/authenticator.h"
#include "tests/journeys/cachecontent.h"
#include "tests/journeys/windowat.h"
#include "ui/administration/askdialog.h"
#include "ui/administration/glasspage.h"
#include "ui/confidential/confidentialpage.h"
#include "ui/confidential/glassdialog.h"
#include "ui/validation/validationpage.h"
#include "ui/widgets/datatable.h"

using namespace paillasse;
using namespace paillasse::journeys;

namespace {

constexpr auto confidentialCode = "VIHCV";
constexpr auto confidentialText = "48271953";
constexpr std::int64_t confidentialValue = 48'271'953;
constexpr auto why = "Urgence vitale au bloc, prescripteur injoignable"; // plain letters: Qt types no others

// What the store-wide ledger holds at this moment, opened with the store's own keys.
std::vector<store::AccountEntry> ledgerOf(const QString& data)
{
    std::vector<store::AccountEntry> entries;
    auto opened = store::Store::open(store::DataDirectory(data.toStdString()));
    auto database = opened ? (*opened)->connect(true) : tl::unexpected(opened.error());
    if (!database)
        qFatal("the ledger cannot be read: %s", database.error().detail.c_str());
    const auto read = [&](sql::Statement& row) -> Result<> {
        SecretBytes key(store::KeyStore::keySize);
        if (!(*opened)->keys().read(row.unsignedInteger(1), key))
            return {};
        const auto entry = store::openEntry(key, (*opened)->identity().store, store::placeOf(row.unsignedInteger(0)), row.blob(2));
        if (auto decoded = entry ? store::decodeEntry(*entry) : tl::unexpected(entry.error()))
            entries.push_back(std::move(*decoded));
        return {};
    };
    if (const auto done = store::each(*database, "SELECT seq, key, entry FROM ledger WHERE seq < ?", read, store::rowOf(1, 0)); !done)
        qFatal("the ledger cannot be read: %s", done.error().detail.c_str());
    return entries;
}

template <class Change>
std::ptrdiff_t count(const std::vector<store::AccountEntry>& entries)
{
    return std::ranges::count_if(entries, [](const store::AccountEntry& entry) { return std::holds_alternative<Change>(entry.change); });
}

} // namespace

// Two people at two workstations: a biologist who must see what is confidential, and the security officer who looks at it afterwards.
class GlassJourney : public QObject {
    Q_OBJECT

public:
    explicit GlassJourney(ui::Theme& theme) : m_theme(theme) {}

private:
    ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_bench;
    std::unique_ptr<Station> m_office;
    std::unique_ptr<WindowAt> m_window;
    lab::PatientId m_patient;
    lab::OrderId m_order;
    lab::PersonId m_biologist;

    ui::ConfidentialPage& confidential() { return m_window->page<ui::ConfidentialPage>("confidential"); }
    // As it stands in the grid in front: name and value of each line.
    QStringList shown()
    {
        QStringList texts;
        const auto* model = confidential().grid().model();
        for (int row = 0; row < model->rowCount(); ++row)
            texts << model->index(row, ui::ResultGridModel::Examination).data().toString() + u'=' + model->index(row, ui::ResultGridModel::Result).data().toString();
        return texts;
    }
    bool isShown() { return shown().join(u' ').contains(QLatin1String(confidentialText)); }
    void openOrder()
    {
        m_window->go("validation");
        auto& page = m_window->page<ui::ValidationPage>("validation");
        QVERIFY(PageDriver::waits([&] { return page.queue().setCurrentId(ui::WorklistModel::idOf(m_order)); }));
        QVERIFY(PageDriver::waits([&] { return page.presenter().file() && page.presenter().file()->order.id == m_order; }));
    }
    void breaksTheGlass()
    {
        openOrder();
        const auto& hand = m_window->hand;
        hand.press(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(hand.dialog<ui::GlassDialog>());
        hand.type(why);
        hand.press(Qt::Key_Tab);
        typesCode(m_bench->code(QStringLiteral("guillou")));
        QVERIFY(PageDriver::waits([this] { return isShown(); }));
        QVERIFY(!QApplication::activeModalWidget());
    }
    void typesCode(const SecretBytes& code)
    {
        QVERIFY(!code.isEmpty());
        m_window->hand.type(std::string(asText(code.view())).c_str());
        m_window->hand.press(Qt::Key_Return, Qt::ControlModifier);
    }
    void unlocks()
    {
        m_window->waitStep(ui::SignInStep::Unlock);
        m_window->typePassword(Station::password());
        m_window->waitWork();
    }
    // The door asks who was here last, and opens to them.
    void signsIn()
    {
        m_window->waitStep(ui::SignInStep::SignIn);
        m_window->typePassword(Station::password());
        m_window->waitWork();
    }
    // What the store says to whoever sits here now and asks for it without breaking anything.
    std::optional<ErrorCode> readingRefused()
    {
        std::optional<Result<std::vector<lab::Order>>> answer;
        m_bench->engine().administration().readGlass(m_patient, this, [&answer](Result<std::vector<lab::Order>> orders) { answer.emplace(std::move(orders)); });
        if (!PageDriver::waits([&answer] { return answer.has_value(); }) || *answer)
            return {};
        return answer->error().code;
    }
    bool isGone() { return shown().isEmpty() && confidential().presenter().orders().empty() && !confidential().presenter().isOpen() && !confidential().isListed(); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto corre = m_store->addPerson(QStringLiteral("corre"), QStringLiteral("Dr Hélène Corre"), QStringLiteral("biologist"), {QStringLiteral("--may-read"), QStringLiteral("hiv")});
        const auto guillou = m_store->addPerson(QStringLiteral("guillou"), QStringLiteral("Dr Erwan Guillou"), QStringLiteral("biologist"));
        const auto nolwenn = m_store->addPerson(QStringLiteral("nolwenn"), QStringLiteral("Nolwenn Bihan"), QStringLiteral("security-officer"));
        m_store->start();
        m_office = std::make_unique<Station>(*m_store, QStringLiteral("BUREAU-01"));
        m_office->enrol();
        m_office->activate(QStringLiteral("nolwenn"), nolwenn);
        m_bench = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_bench->enrol();
        m_bench->activate(QStringLiteral("corre"), corre);
        m_patient = m_bench->registers("KERZERHO", "Solène", {1957, 5, 9});
        m_order = m_bench->places(m_patient, {{"NA"}, {confidentialCode, lab::Confidentiality::Hiv}});
        QVERIFY(m_bench->enters(m_order, "NA", "139").isCommitted());
        QVERIFY(m_bench->enters(m_order, confidentialCode, confidentialText).isCommitted());
        QVERIFY(m_bench->validates(m_order).isCommitted());
        QVERIFY(m_bench->sent());
        m_bench->signOut();
        m_bench->activate(QStringLiteral("guillou"), guillou);
        m_biologist = m_bench->engine().session().person().id;
        m_bench->signOut();
        m_window = std::make_unique<WindowAt>(*m_bench, m_theme);
        signsIn();
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_bench.reset();
        m_office.reset();
        m_store->stop();
        m_store->verify();
    }

    void nothingIsShownBeforeItIsRecorded()
    {
        const auto& hand = m_window->hand;
        openOrder();
        const auto buttons = m_window->shell().rail().buttons().size();
        hand.press(Qt::Key_B, Qt::ControlModifier);
        auto* dialog = hand.dialog<ui::GlassDialog>();
        QVERIFY(dialog);
        // Without a reason, or with a wrong code, nothing opens; the reason typed stays.
        hand.type("vite");
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(QApplication::activeModalWidget() == dialog);
        QCOMPARE(count<store::GlassBroken>(ledgerOf(m_store->data())), std::ptrdiff_t(0));
        dialog->findChild<QLineEdit*>()->clear();
        hand.type(why);
        hand.press(Qt::Key_Tab);
        typesCode(SecretBytes::copyOf(std::string_view("000000")));
        QVERIFY(PageDriver::says(*dialog, "Ce n’est pas le code"));
        hand.picture("glass-dialog");
        QVERIFY(!isShown());
        // In the ledger at the very moment when the first of it comes in.
        std::optional<std::pair<std::ptrdiff_t, std::ptrdiff_t>> recorded;
        connect(&confidential().presenter(), &ui::ConfidentialPresenter::ordersChanged, this, [&] {
            if (recorded || confidential().presenter().orders().empty())
                return;
            const auto entries = ledgerOf(m_store->data());
            recorded = {count<store::GlassBroken>(entries), count<store::GlassRead>(entries)};
        });
        typesCode(m_bench->code(QStringLiteral("guillou")));
        QVERIFY(PageDriver::waits([this] { return isShown(); }));
        QVERIFY(recorded.has_value());
        QCOMPARE(recorded->first, std::ptrdiff_t(1));
        QCOMPARE(recorded->second, std::ptrdiff_t(1));
        confidential().presenter().disconnect(this);
        const auto entries = ledgerOf(m_store->data());
        const auto broken = std::ranges::find_if(entries, [](const store::AccountEntry& entry) { return std::holds_alternative<store::GlassBroken>(entry.change); });
        const auto& glass = std::get<store::GlassBroken>(broken->change);
        QCOMPARE(glass.reason, std::string(why));
        QVERIFY(glass.patient == m_patient && broken->by == m_biologist);
        // The other line too, the time left in sight, and a place in the rail while it lasts.
        QVERIFY(shown().join(u' ').contains(QStringLiteral("139")));
        const auto left = confidential().presenter().leftMs();
        QVERIFY(left > 29 * minuteMs && left <= 30 * minuteMs);
        QCOMPARE(m_window->shell().rail().buttons().size(), buttons + 1);
        hand.picture("glass");
    }

    void nothingOfItCanBeCopied()
    {
        auto* clipboard = QApplication::clipboard();
        clipboard->setText(QStringLiteral("before"));
        auto& grid = confidential().grid();
        grid.setFocus();
        for (int row = 0; row < grid.model()->rowCount(); ++row) {
            grid.setCurrentIndex(grid.model()->index(row, ui::ResultGridModel::Result));
            for (const auto key : {Qt::Key_C, Qt::Key_X, Qt::Key_Insert})
                m_window->hand.press(key, Qt::ControlModifier);
        }
        QCOMPARE(clipboard->text(), QStringLiteral("before"));
    }

    void goingElsewhereForgetsItAndComingBackIsRecorded()
    {
        const auto reads = count<store::GlassRead>(ledgerOf(m_store->data()));
        m_window->go("home");
        QVERIFY(confidential().presenter().orders().empty() && shown().isEmpty());
        m_window->go("confidential");
        QVERIFY(PageDriver::waits([this] { return isShown(); }));
        QCOMPARE(count<store::GlassRead>(ledgerOf(m_store->data())), reads + 1);
        m_window->hand.press(Qt::Key_F8);
        QVERIFY(isGone());
        QVERIFY(PageDriver::waits([this] { return m_window->isAt("home"); }));
    }

    void theLockTakesItAway()
    {
        breaksTheGlass();
        m_window->hand.press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(isGone()); // at once, not when somebody comes back
        unlocks();
        QVERIFY(isGone());
        QVERIFY(!m_window->isAt("confidential"));
        // Over its dialog too, which is not there afterwards.
        openOrder();
        m_window->hand.press(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(m_window->hand.dialog<ui::GlassDialog>());
        m_window->hand.type(why);
        m_window->hand.press(Qt::Key_L, Qt::ControlModifier);
        unlocks();
        QVERIFY(!QApplication::activeModalWidget());
        QVERIFY(!m_window->isAt("confidential"));
    }

    void theClockEndsIt()
    {
        breaksTheGlass();
        m_bench->clock().ahead = 30 * minuteMs;
        QVERIFY(PageDriver::waits([this] { return isGone(); }));
        QVERIFY(PageDriver::wordsOn(confidential()).contains(QStringLiteral("demi-heure")));
        m_window->hand.press(Qt::Key_F8);
        QVERIFY(PageDriver::waits([this] { return m_window->isAt("validation"); }));
        m_bench->clock().ahead = 0;
    }

    // It was opened to one session: neither that person's next one, nor one at the same place, has it.
    void aMovedSeatEndsIt()
    {
        breaksTheGlass();
        Station other(*m_store, QStringLiteral("BIOCH-02"));
        other.enrol();
        QVERIFY(other.refusedSignIn(QStringLiteral("guillou")).failure == client::Failure::SeatElsewhere);
        other.engine().session().takeSeat();
        other.waitState(client::SessionState::Open);
        QVERIFY(PageDriver::waits([this] { return isGone(); }));
        QVERIFY(m_window->isCovered());
        m_window->waitStep(ui::SignInStep::Failed);
        other.signOut();
        m_window->hand.press(Qt::Key_Escape); // back to the door
        signsIn();
        QVERIFY(readingRefused() == ErrorCode::Expired);
    }

    void aSessionThatWasRenewedHasItNoMore()
    {
        breaksTheGlass();
        const QStringList change{QStringLiteral("staff"), QStringLiteral("change"), QStringLiteral("--login"), QStringLiteral("guillou"), QStringLiteral("--may-read")};
        m_store->run(change + QStringList{QStringLiteral("genetics")}); // other rights: the workstation signs in again by itself
        QVERIFY(PageDriver::waits([this] { return isGone(); }));
        QVERIFY(PageDriver::wordsOn(confidential()).contains(QStringLiteral("reconnecter")));
        QVERIFY(!m_window->isCovered());
        QVERIFY(readingRefused() == ErrorCode::Expired);
        m_window->hand.press(Qt::Key_F8);
        QVERIFY(PageDriver::waits([this] { return m_window->isAt("validation"); }));
    }

    void theCacheHasNothingOfIt()
    {
        breaksTheGlass();
        m_window->hand.press(Qt::Key_U, Qt::ControlModifier); // switched over: signed out
        m_window->waitStep(ui::SignInStep::SignIn);
        QVERIFY(!m_window->shell().page(QStringLiteral("confidential"))); // destroyed with all it held
        m_window.reset();
        m_bench->switchOff();
        const auto content = cacheContent(m_bench->folder(), QStringLiteral("guillou"), Station::password());
        QVERIFY(content.contains("KERZERHO")); // it is their cache, and it opens
        QVERIFY(!content.contains(number(confidentialValue)));
        QVERIFY(!content.contains(confidentialText));
        QVERIFY(!content.contains(confidentialCode));
        QVERIFY(!content.contains("injoignable"));
        QVERIFY(!m_bench->log().contains(confidentialText) && !m_bench->log().contains("injoignable"));
        QVERIFY(!m_store->log().contains(confidentialText) && !m_store->log().contains("injoignable"));
    }

    void theOfficerReviewsIt()
    {
        auto page = std::make_unique<ui::GlassPage>(m_theme, m_office->engine());
        uitest::showAt(*page, {1162, 718}); // and by itself it calls the officer in
        const PageDriver hand(*page);
        const auto* table = page->findChild<ui::DataTable*>();
        QVERIFY(PageDriver::waits([&] { return page->count() == 6; }));
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Dr Erwan Guillou"));
        QCOMPARE(table->model()->index(0, 2).data().toString(), QString::fromUtf8(why));
        hand.press(Qt::Key_F12);
        QVERIFY(hand.dialog<ui::AskDialog>());
        hand.type("Vu avec le service, en ordre");
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(PageDriver::waits([&] { return page->count() == 5; }));
        hand.picture("glass-review");
        QCOMPARE(count<store::GlassReviewed>(ledgerOf(m_store->data())), std::ptrdiff_t(1));
    }
};

PAILLASSE_UI_TEST_MAIN(GlassJourney)
#include "glass.test.moc"
