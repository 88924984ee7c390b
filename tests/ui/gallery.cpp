// SPDX-License-Identifier: GPL-3.0-or-later
//
// Saves one PNG per page and widget, in French, at the two small sizes and in the dark, so that people can look at them:
//     ui_gallery DIRECTORY
#include <QApplication>
#include <QBuffer>
#include <QDir>
#include <QHBoxLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "tests/ui/migrationgallery.h"
#include "tests/ui/securitygallery.h"
#include "tests/ui/support/norequests.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/shell/homepage.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/shell.h"
#include "ui/signin/signinview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/badgelabel.h"
#include "ui/widgets/card.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/flags.h"
#include "ui/widgets/identitybanner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/newrowschip.h"
#include "ui/widgets/pdfview.h"
#include "ui/widgets/progresspanel.h"
#include "ui/widgets/reasondialog.h"
#include "ui/widgets/searchbox.h"
#include "ui/widgets/sparkline.h"

using namespace paillasse;
using namespace paillasse::ui;

namespace {

constexpr QSize laptop(1366, 768);
constexpr QSize square(1280, 1024);
const Instant now{1'773'303'660'000}; // 12/03/2026 09:21 in Paris

QString u(const char* text) { return QString::fromUtf8(text); }

void save(QWidget& widget, const QDir& directory, const QString& name)
{
    QApplication::processEvents();
    QTest::qWait(20);
    const QPixmap picture = widget.grab();
    if (!picture.save(directory.filePath(name + QStringLiteral(".png"))))
        qFatal("%s could not be written", qPrintable(directory.filePath(name)));
}

QStandardItem* cell(const QString& text, CellInk ink = CellInk::Normal)
{
    auto* item = new QStandardItem(text);
    item->setData(static_cast<int>(ink), InkRole);
    return item;
}

void fillOrders(QStandardItemModel& model)
{
    model.setHorizontalHeaderLabels({u("Demande"), u("Patient"), u("Saisis")});
    const struct { const char* order; const char* patient; const char* born; const char* done; bool urgent; } rows[] = {
        {"26-112304", "KERVELLA Yann", " · 04/02/1955", "0/6", true}, {"26-112298", "LE BIHAN Maëlle", " · 03/05/1992", "3/9", true},
        {"26-112271", "GUILLOU Pierre", " · 30/11/1967", "0/11", false}, {"26-112272", "TANGUY Rozenn", " · 09/07/1980", "0/4", false},
        {"26-112274", "MORVAN Hervé", " · 18/09/1944", "2/14", false}, {"26-112277", "PRIGENT Solène", " · 21/01/2020", "0/3", false}};
    int id = 0;
    for (const auto& row : rows) {
        auto* order = cell(u(row.order), CellInk::Strong);
        order->setData(id++, IdRole);
        order->setData(true, FiguresRole);
        if (row.urgent)
            order->setData(QVariant::fromValue(Badges{StatusBadges::urgent()}), BadgesRole);
        auto* done = cell(u(row.done), CellInk::Quiet);
        done->setTextAlignment(Qt::AlignRight);
        done->setData(true, FiguresRole);
        auto* patient = cell(u(row.patient));
        patient->setData(u(row.born), TailRole);
        model.appendRow({order, patient, done});
    }
}

void fillResults(QStandardItemModel& model)
{
    model.setHorizontalHeaderLabels({u("Examen"), u("Tube"), u("Résultat"), u("Unité"), u("Intervalle"), u("Signal"), u("Antérieur"), u("Évolution"), u("État")});
    model.horizontalHeaderItem(2)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    model.horizontalHeaderItem(6)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const Badges critical = Flags::level(lab::Level::CriticalHigh) + Badges{Flags::delta(u("+2,2"))};
    const struct { const char* name; const char* value; const char* unit; const char* range; Badges flags; const char* before; QList<double> trend; Badges state; } rows[] = {
        {"Sodium", "138", "mmol/L", "136 – 145", {}, "140 · 12/03/26", {138, 141, 139, 140, 138}, {StatusBadges::recorded()}},
        {"Potassium", "6,4", "mmol/L", "3,5 – 5,1", critical, "4,2 · 12/03/26", {4.1, 4.1, 4.2, 4.0, 6.4}, {StatusBadges::callToRecord()}},
        {"Chlorures", "104", "mmol/L", "98 – 107", {}, "103 · 12/03/26", {101, 102, 104, 103, 104}, {StatusBadges::pending()}},
        {"Créatinine", "71", "µmol/L", "45 – 84 · F adulte", {}, "68 · 12/03/26", {66, 64, 70, 68, 71}, {StatusBadges::editing()}},
        {"Glycémie à jeun", "3,1", "mmol/L", "3,9 – 5,5", Flags::level(lab::Level::Low), "4,9 · 12/03/26", {5, 4.8, 4.9, 3.1}, {StatusBadges::recorded()}},
        {"CRP", "7", "mg/L", "< 5", Flags::level(lab::Level::High) + Badges{Flags::defaultRange(), Flags::modified()}, "2 · 12/03/26", {1, 2, 2, 7}, {StatusBadges::recorded()}}};
    int id = 0;
    for (const auto& row : rows) {
        auto* value = cell(u(row.value));
        auto* name = cell(u(row.name));
        name->setData(id++, IdRole);
        auto* flags = cell({});
        flags->setData(QVariant::fromValue(row.flags), BadgesRole);
        auto* before = cell(u(row.before), CellInk::Quiet);
        before->setTextAlignment(Qt::AlignRight);
        before->setData(true, FiguresRole);
        auto* trend = cell({});
        trend->setData(QVariant::fromValue(Sparkline{row.trend, {}, {}}), SparklineRole);
        auto* state = cell({});
        state->setData(QVariant::fromValue(row.state), BadgesRole);
        model.appendRow({name, cell(u("hépariné"), CellInk::Quiet), value, cell(u(row.unit), CellInk::Quiet), cell(u(row.range), CellInk::Quiet), flags, before, trend, state});
    }
}

BannerIdentity maelle()
{
    return {u("LE BIHAN Maëlle"), u("GUÉGUEN"), lab::Sex::Female, {1992, 5, 3}, {2026, 3, 12}, u("0048213"), lab::IdentityState::Qualified, true, false, false};
}

BannerOrder order()
{
    return {u("26-112298"), true, u("Dr Cadiou"), now - 69 * minuteMs, u("C. Simon (IDE)"), now - 34 * minuteMs, u("bilan avant scanner injecté")};
}

// A page as the bench will be: the widgets in their surroundings.
class SamplePage final : public Page {
public:
    explicit SamplePage(const Theme& theme) : m_top(theme)
    {
        fillOrders(m_orders);
        fillResults(m_results);
        auto* list = new DataTable(theme, u("Demandes"), this);
        list->setModel(&m_orders);
        list->setColumnDesignWidth(0, 158);
        list->setColumnDesignWidth(2, 52);
        list->setStretchColumn(1);
        list->setFixedWidth(theme.px(390));
        list->setCurrentId(1);
        auto* results = new DataTable(theme, u("Résultats"), this);
        results->setModel(&m_results);
        results->setResultColumn(2);
        results->setItemDelegateForColumn(5, new FlagDelegate(theme, results));
        results->setItemDelegateForColumn(7, new SparklineDelegate(theme, results));
        results->setItemDelegateForColumn(8, new FlagDelegate(theme, results));
        const int widths[] = {112, 68, 64, 62, 108, 126, 104, 0, 106};
        for (int i = 0; i < 9; ++i)
            results->setColumnDesignWidth(i, widths[i]);
        results->setStretchColumn(7);
        results->setColumnHidden(1, true); // as the bench does where the window is small
        results->setHeightToRows(25);
        results->setCurrentId(3, 2);
        m_table = results;
        auto* banner = new IdentityBanner(theme, this);
        banner->show(maelle(), order(), now);
        auto* card = new Card(theme, this);
        auto* inner = new QVBoxLayout(card);
        inner->setContentsMargins(0, 0, 0, 0);
        inner->addWidget(results);
        auto* foot = new QHBoxLayout;
        foot->addWidget(new HintLine(theme, u("↵ enregistre et passe au suivant · − pour < · Échap annule la saisie"), this), 1);
        foot->addWidget(new ActionButton(theme, ActionButton::Kind::Secondary, u("Refaire"), Qt::Key_F7, this));
        foot->addWidget(new PrimaryButton(theme, u("Valider techniquement"), Qt::Key_F12, this));
        auto* right = new QVBoxLayout;
        right->setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(14));
        right->setSpacing(theme.px(12));
        right->addWidget(banner);
        right->addWidget(card);
        right->addStretch();
        right->addLayout(foot);
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addWidget(list);
        layout->addLayout(right, 1);
        m_top.setCount(3);
    }
    [[nodiscard]] QString id() const override { return u("bench"); }
    [[nodiscard]] QString title() const override { return u("Paillasse"); }
    [[nodiscard]] Icon icon() const override { return Icon::Bench; }
    [[nodiscard]] int count() const override { return 14; }
    [[nodiscard]] QString searchHint() const override { return u("Numéro, patient, date de naissance…"); }
    [[nodiscard]] QList<Chip> chips() const override
    {
        return {{u("todo"), u("À saisir"), 14, true}, {u("done"), u("Saisis"), 9}, {u("bench"), u("Biochimie"), -1, false, false, true}, {u("days"), u("7 jours"), -1, false, false, true}};
    }
    [[nodiscard]] QWidget* topWidget() override { return &m_top; }
    [[nodiscard]] QList<KeyAction> keys() const override { return {{Qt::Key_F12, u("Valider techniquement")}, {Qt::Key_F7, u("Refaire")}, {Qt::Key_F8, u("Noter l’appel")}}; }
    void focusEntry() override { m_table->focusEntry(); }

private:
    QStandardItemModel m_orders;
    QStandardItemModel m_results;
    DataTable* m_table;
    NewRowsChip m_top;
};

class EmptyPage final : public Page {
public:
    EmptyPage(QString id, QString title, Icon icon, int count) : m_id(std::move(id)), m_title(std::move(title)), m_icon(icon), m_count(count) {}
    [[nodiscard]] QString id() const override { return m_id; }
    [[nodiscard]] QString title() const override { return m_title; }
    [[nodiscard]] Icon icon() const override { return m_icon; }
    [[nodiscard]] int count() const override { return m_count; }

private:
    QString m_id;
    QString m_title;
    Icon m_icon;
    int m_count;
};

void shell(const Theme& theme, const QDir& out, const QString& suffix, const QSize& size)
{
    Shell frame(theme);
    auto home = std::make_unique<HomePage>(theme, u("Anaïs"));
    HomeCounts counts;
    counts.toEnter = 14;
    counts.urgentToEnter = 2;
    counts.toValidateTechnically = 9;
    counts.callsToRecord = 1;
    counts.refusedActs = 1;
    home->setTasks(homeTasks(counts));
    std::vector<std::unique_ptr<Page>> pages;
    pages.push_back(std::move(home));
    pages.push_back(std::make_unique<SamplePage>(theme));
    pages.push_back(std::make_unique<EmptyPage>(u("reports"), u("Comptes rendus"), Icon::Report, 0));
    pages.push_back(std::make_unique<EmptyPage>(u("controls"), u("Contrôles qualité"), Icon::Control, 1));
    pages.push_back(std::make_unique<EmptyPage>(u("tray"), u("À revoir"), Icon::Tray, 1));
    frame.setPages({u("Anaïs Le Goff"), u("Technicienne · Biochimie"), u("Laboratoire du Blavet · Pontivy")}, std::move(pages));
    frame.setStatus({Connection::Offline, now - 12 * minuteMs, 3, 1, u("BIOCH-02"), u("CQ biochimie attesté à 07:30 par A. Le Goff · CRP niveau 2 : non fait"), {}}, now);
    uitest::showAt(frame, size);
    save(frame, out, u("shell-home") + suffix);
    frame.setStatus({Connection::StoreFull, now, 3, 0, u("BIOCH-02"), u("CQ biochimie attesté à 07:30 par A. Le Goff · CRP niveau 2 : non fait"), {}}, now);
    save(frame, out, u("shell-store-full") + suffix);
    frame.setStatus({Connection::DiskFull, now, 3, 1, u("BIOCH-02"), u("CQ biochimie attesté à 07:30 par A. Le Goff · CRP niveau 2 : non fait"), {}}, now);
    save(frame, out, u("shell-disk-full") + suffix);
    frame.setStatus({Connection::Online, now, 0, 0, u("BIOCH-02"), u("CQ biochimie attesté à 07:30 par A. Le Goff · CRP niveau 2 : non fait"), {}}, now);
    frame.showPage(u("bench"));
    save(frame, out, u("shell-bench") + suffix);
    QTest::keyClick(&frame, Qt::Key_F1);
    if (auto* sheet = frame.findChild<KeySheet*>())
        save(*sheet, out, u("keysheet") + suffix);
}

void signIn(const Theme& theme, const QDir& out, const QString& suffix, const QSize& size)
{
    uitest::NoRequests requests;
    SignInPresenter presenter(requests);
    SignInView view(theme, presenter);
    uitest::showAt(view, size);
    presenter.askEnrolment({}, {});
    save(view, out, u("signin-1-enrolment") + suffix);
    presenter.awaitApproval(u("BIOCH-02"), u("sapin · torche · melon · rivage"));
    save(view, out, u("signin-2-approval") + suffix);
    presenter.askSignIn({u("a.legoff"), u("h.corre")}, u("Laboratoire du Blavet · Pontivy"), false);
    presenter.submitSignIn(u("a.legoff"), SecretBytes::copyOf("x"));
    presenter.fail(Failure::WrongCredentials);
    save(view, out, u("signin-3-signin") + suffix);
    presenter.openActivation();
    QTest::keyClicks(QApplication::focusWidget(), u("ABCD-EFGH"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u("tortue-lampe-volcan"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_P, Qt::AltModifier);
    QTest::keyClicks(QApplication::focusWidget(), u("tortue-lampe-volcan-B"));
    save(view, out, u("signin-4-activation") + suffix);
    presenter.askUnlock(u("Anaïs Le Goff"), u("a.legoff"));
    save(view, out, u("signin-5-unlock") + suffix);
    presenter.askPreviousPassword();
    save(view, out, u("signin-6-previous") + suffix);
    presenter.askCode();
    save(view, out, u("signin-8-code") + suffix);
    presenter.askCodeForSeat();
    save(view, out, u("signin-9-seat") + suffix);
    presenter.offerFactor(SecretBytes::copyOf("otpauth://totp/Laboratoire%20du%20Blavet:h.corre?issuer=Laboratoire%20du%20Blavet&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
                          SecretBytes::copyOf("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"));
    save(view, out, u("signin-10-factor") + suffix);
    presenter.showRecoveryCodes({u("0K2MV-71DQR-8WXYZ-ABCDE"), u("1M4NP-92ERS-7VWXY-BCDEF"), u("2N6QR-A3FST-6TVWX-CDEFG"), u("3P8ST-B4GTV-5STVW-DEFGH"), u("4QAVW-C5HVW-4RSTV-EFGHJ"),
                                 u("5RCXY-D6JWX-3QRST-FGHJK"), u("6SEZ0-E7KXY-2PQRS-GHJKM"), u("7TG12-F8MYZ-1NPQR-HJKMN"), u("8VJ34-G9NZ0-0MNPQ-JKMNP"), u("9WM56-HAP01-ZKMNP-KMNPQ")});
    save(view, out, u("signin-11-recovery") + suffix);
    presenter.beginFirstSync(false);
    presenter.setProgress({12'400, 100'000, 5'200, 17'000}, true);
    save(view, out, u("signin-7-firstsync") + suffix);
    FailureContext context;
    context.store = u("labo.blavet.example:8443");
    context.otherWorkstation = u("BIOCH-01");
    context.quarantined = u("cache-3f2a.damaged-20260312");
    context.since = now - 3 * hourMs;
    context.offMs = 62 * minuteMs;
    context.neededBytes = 52'000'000;
    context.pendingActs = 3;
    context.reference = u("not_trusted · ca 8f:21:0c:…:9e");
    for (int i = 0; i <= static_cast<int>(lastOf(Failure{})); ++i) {
        presenter.beginFirstSync(false); // no form in front: each on its own page
        presenter.fail(static_cast<Failure>(i), context);
        save(view, out, u("failure-%1").arg(i, 2, 10, QLatin1Char('0')) + suffix);
    }
}

QByteArray pdf(const Theme& theme)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    QPainter painter(&writer);
    QFont font = theme.font(TextStyle::Title);
    font.setPointSize(18);
    painter.setFont(font);
    painter.drawText(QRect(0, 0, writer.width(), 2000), Qt::AlignCenter, u("Compte rendu d’examens"));
    writer.newPage();
    painter.drawText(QRect(0, 0, writer.width(), 2000), Qt::AlignCenter, u("Page 2/2 — fin"));
    painter.end();
    return bytes;
}

void widgets(const Theme& theme, const QDir& out, const QString& suffix)
{
    QWidget board;
    auto* layout = new QVBoxLayout(&board);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->setSpacing(14);
    const auto badges = [&](const Badges& list) {
        auto* label = new BadgeLabel(theme, &board);
        label->setBadges(list);
        layout->addWidget(label);
    };
    Badges levels;
    for (int i = 0; i <= static_cast<int>(lastOf(lab::Level{})); ++i)
        levels += Flags::level(static_cast<lab::Level>(i));
    badges(levels + Badges{Flags::delta(u("+2,2")), Flags::comment(u("x")), Flags::modified(), Flags::defaultRange(), Flags::attention(u("hémolyse"))});
    Badges states;
    for (int i = 0; i <= static_cast<int>(lastOf(lab::LineState{})); ++i)
        states += StatusBadges::line(static_cast<lab::LineState>(i));
    badges(states + Badges{StatusBadges::editing(), StatusBadges::recorded(), StatusBadges::pending(), StatusBadges::callToRecord()});
    badges({StatusBadges::urgent(), StatusBadges::confidential(), StatusBadges::rerunAsked(), StatusBadges::sentBack()});
    Badges more;
    for (int i = 0; i <= static_cast<int>(lastOf(lab::SpecimenState{})); ++i)
        more += StatusBadges::specimen(static_cast<lab::SpecimenState>(i));
    badges(more);
    Badges reports;
    for (int i = 0; i <= static_cast<int>(lastOf(lab::ReportKind{})); ++i)
        reports += StatusBadges::report(static_cast<lab::ReportKind>(i));
    for (int i = 0; i <= static_cast<int>(lastOf(lab::IdentityState{})); ++i)
        reports += StatusBadges::identity(static_cast<lab::IdentityState>(i));
    badges(reports);
    auto* banner = new IdentityBanner(theme, &board);
    banner->show(maelle(), order(), now);
    layout->addWidget(banner);
    auto* narrow = new IdentityBanner(theme, &board);
    narrow->show(maelle(), order(), now);
    narrow->setFixedWidth(560);
    layout->addWidget(narrow);
    auto* row = new QHBoxLayout;
    row->addWidget(new PrimaryButton(theme, u("Valider et signer"), QKeySequence(Qt::CTRL | Qt::Key_Return), &board));
    row->addWidget(new ActionButton(theme, ActionButton::Kind::Secondary, u("Renvoyer à la paillasse…"), Qt::Key_F7, &board));
    row->addWidget(new ActionButton(theme, ActionButton::Kind::Plain, u("Aperçu"), Qt::Key_F9, &board));
    auto* disabled = new PrimaryButton(theme, u("Désactivé"), Qt::Key_F12, &board);
    disabled->setEnabled(false);
    row->addWidget(disabled);
    auto* chip = new NewRowsChip(theme, &board);
    chip->setCount(3);
    row->addWidget(chip);
    row->addStretch();
    layout->addLayout(row);
    auto* progress = new ProgressPanel(theme, u("Avancement"), u("%1 demandes"), &board);
    progress->setProgress({12'400, 100'000, 5'200, 17'000});
    layout->addWidget(progress);
    layout->addStretch();
    uitest::showAt(board, {1100, 520});
    save(board, out, u("widgets") + suffix);

    ReasonDialog dialog(theme, u("Renvoyer à la paillasse"), u("Pourquoi renvoyer le potassium ?"),
                        {{u("hemolysis"), u("Hémolyse probable"), false}, {u("delta"), u("Écart inexpliqué avec l’antérieur"), false}, {u("other"), u("Autre"), true}}, u("Renvoyer"));
    dialog.open();
    QTest::keyClick(&dialog, Qt::Key_3);
    save(dialog, out, u("reasondialog") + suffix);

    PdfView view(theme, u("Compte rendu"));
    view.show(pdf(theme));
    uitest::showAt(view, {700, 700});
    QTest::qWait(500);
    save(view, out, u("pdfview") + suffix);
}

} // namespace

int main(int argc, char** argv)
{
    uitest::UiApplication application(argc, argv);
    if (argc != 2) {
        qWarning("usage: ui_gallery DIRECTORY");
        return 2;
    }
    const QDir out(QString::fromLocal8Bit(argv[1]));
    if (!out.mkpath(QStringLiteral(".")))
        return 1;
    Theme& theme = application.theme();
    widgets(theme, out, {});
    shell(theme, out, {}, laptop);
    shell(theme, out, u("-1280"), square);
    signIn(theme, out, {}, laptop);
    showSecurity(theme, out, {}, laptop);
    showMigration(theme, out, {}, laptop);
    showSecurity(theme, out, u("-1280"), square);
    showMigration(theme, out, u("-1280"), square);
    theme.apply({SchemeChoice::Dark, Density::Compact, 0});
    widgets(theme, out, u("-dark"));
    shell(theme, out, u("-dark"), laptop);
    signIn(theme, out, u("-dark"), laptop);
    showSecurity(theme, out, u("-dark"), laptop);
    showMigration(theme, out, u("-dark"), laptop);
    return 0;
}
