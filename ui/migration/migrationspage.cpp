// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migration/migrationspage.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSaveFile>
#include <QTabWidget>

#include "ui/migration/findingwords.h"
#include "ui/migration/mandatedialog.h"
#include "ui/migration/migrationside.h"
#include "ui/migration/sourcesdialog.h"
#include "ui/models/onlineonly.h"
#include "ui/security/explaindialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {

constexpr std::chrono::seconds whileAtWork{2};
constexpr std::chrono::minutes otherwise{1};
constexpr int sideWidth = 320;

const QString openChip = QStringLiteral("open");
const QString allChip = QStringLiteral("all");

} // namespace

MigrationsPage::MigrationsPage(const Theme& theme, client::Migrations& migrations, const Clock& clock, const lab::LaboratoryId& laboratory, const MigrationActor& actor, Approvers approvers, QWidget* parent)
    : SecurityPage(theme, parent), m_clock(clock), m_laboratory(laboratory), m_approvers(std::move(approvers)), m_presenter(migrations, clock, actor, this), m_list(new DataTable(theme, tr("Migrations"), this)), m_empty(new Label(theme, TextStyle::Body, {}, this)),
      m_tabs(new QTabWidget(this)), m_side(new MigrationSide(theme, m_presenter, this))
{
    build();
    connect(&m_presenter, &MigrationsPresenter::changed, this, &MigrationsPage::show);
    connect(m_list, &DataTable::idChanged, this, [this](const QVariant& id) { m_presenter.choose(id.toString()); });
    connect(m_side, &MigrationSide::taskAsked, this, &MigrationsPage::perform);
    connect(m_side, &MigrationSide::abandonAsked, this, &MigrationsPage::askAbandon);
    connect(m_side, &MigrationSide::draftAsked, this, &MigrationsPage::draft);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    m_soon.start(otherwise);
    show();
}

void MigrationsPage::build()
{
    auto* card = new Card(m_theme, this);
    auto* inCard = new QVBoxLayout(card);
    inCard->setContentsMargins(0, 0, 0, 0);
    m_list->setModel(&m_presenter.list());
    const int widths[] = {132, 0, 116, 122, 128, 102};
    for (int i = 0; i < 6; ++i)
        if (widths[i] > 0)
            m_list->setColumnDesignWidth(i, widths[i]);
    m_list->setStretchColumn(1);
    m_empty->setInk(ColorRole::Quiet);
    m_empty->setAlignment(Qt::AlignCenter);
    inCard->addWidget(m_list);
    inCard->addWidget(m_empty, 1);
    m_tabs->setAccessibleName(tr("The migration in detail"));
    addTab(tr("&Steps"), m_presenter.steps(), {138, 150, 0}, 2);
    addTab(tr("&Mandated and produced"), m_presenter.fields(), {90, 0, 120, 110, 100}, 1);
    auto* differences = addTab(tr("&Differences"), m_presenter.differences(), {36, 196, 0, 46, 216}, 2);
    connect(differences, &DataTable::idActivated, this, [this](const QVariant& id) { askExplanation(id.toString()); });
    auto* left = new QVBoxLayout;
    left->setContentsMargins(m_theme.px(14), m_theme.px(10), m_theme.px(14), m_theme.px(10));
    left->setSpacing(m_theme.px(10));
    left->addWidget(notice());
    left->addWidget(card, 1);
    left->addWidget(m_tabs, 2);
    m_side->setFixedWidth(m_theme.px(sideWidth));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(left, 1);
    layout->addWidget(m_side);
}

DataTable* MigrationsPage::addTab(const QString& name, RowsModel& model, const QList<int>& widths, int stretch)
{
    auto* table = new DataTable(m_theme, QString(name).remove(u'&'), m_tabs);
    table->setModel(&model);
    for (int i = 0; i < widths.size(); ++i)
        if (widths[i] > 0)
            table->setColumnDesignWidth(i, widths[i]);
    table->setStretchColumn(stretch);
    m_tabs->addTab(table, name);
    return table;
}

void MigrationsPage::guard(OnlineOnly& online)
{
    m_side->guardBy(online);
}

QList<Chip> MigrationsPage::chips() const
{
    return {{openChip, tr("Under way"), m_presenter.openCount(), !m_presenter.showsAll()}, {allChip, tr("All"), -1, m_presenter.showsAll()}};
}

QList<KeyAction> MigrationsPage::keys() const
{
    return {{Qt::Key_F12, tr("The next step")}, {Qt::Key_F9, tr("Abandon")}, {Qt::CTRL | Qt::Key_N, tr("New mandate")}, {Qt::Key_Return, tr("In the differences: explain")}};
}

void MigrationsPage::toggleChip(const QString& id, bool on)
{
    m_presenter.setShowsAll((id == allChip) == on);
}

void MigrationsPage::open(const QString& subject)
{
    m_presenter.setShowsAll(true);
    m_list->setCurrentId(subject);
}

void MigrationsPage::focusEntry()
{
    m_list->focusEntry();
}

void MigrationsPage::lock()
{
    if (m_sample)
        m_sample->forget();
}

void MigrationsPage::show()
{
    const bool isEmpty = m_presenter.list().rowCount() == 0;
    m_list->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_empty->setText(m_presenter.emptyWords());
    m_tabs->setVisible(!isEmpty);
    if (!isEmpty && !m_list->currentId().isValid())
        m_list->chooseFirst();
    m_soon.setInterval(m_presenter.isAtWork() ? std::chrono::milliseconds(whileAtWork) : std::chrono::milliseconds(otherwise));
    updateGuards();
    Q_EMIT countChanged();
    Q_EMIT chipsChanged();
}

void MigrationsPage::perform(MigrationTask task)
{
    switch (task) {
    case MigrationTask::None: return;
    case MigrationTask::Approve: return askApproval();
    case MigrationTask::BeginStaging: return askSources();
    case MigrationTask::BeginCheck: return m_presenter.step(migration::BeginCheck{});
    case MigrationTask::Explain: return askExplanation({});
    case MigrationTask::Compare: return compare();
    case MigrationTask::Accept:
        return askStep(tr("Accept the migration"), tr("What was checked is delivered, read back, and then the staging is destroyed. It cannot be taken back."), tr("Accept"), migration::Accept{});
    case MigrationTask::Acknowledge: return askAcknowledgement();
    case MigrationTask::SaveCertificate: return askCertificate();
    }
}

void MigrationsPage::askStep(const QString& title, const QString& what, const QString& confirm, const migration::StepBody& body)
{
    auto* dialog = new AskDialog(m_theme, title, what, confirm, this);
    connect(dialog, &AskDialog::confirmed, this, [this, body] { m_presenter.step(body); });
    ask(dialog);
}

void MigrationsPage::askApproval()
{
    if (!m_presenter.current())
        return;
    const auto& mandate = m_presenter.current()->mandate;
    const auto asked = MigrationWords::besideUsual(mandate);
    auto words = m_presenter.mandateWords();
    words << (asked.isEmpty() ? tr("No free text, no contacts, no social security number.") : tr("Asked for beside the usual: %1").arg(asked.join(QStringLiteral(", "))));
    askStep(tr("Approve the mandate"), words.join(u'\n'), tr("Approve"), migration::Approve{client::Migrations::sha256Of(mandate)});
}

void MigrationsPage::askSources()
{
    if (!m_presenter.current())
        return;
    const auto& view = *m_presenter.current();
    const auto title = tr("Begin the staging");
    const auto what = tr("The store reads the source as far as the mandate goes, and keeps it encrypted under a key of its own until the deadline.");
    if (view.mandate.direction == migration::Direction::Out)
        return askStep(title, what, tr("Begin"), migration::BeginStaging{});
    auto* dialog = new SourcesDialog(m_theme, title, what, view.sources, this);
    connect(dialog, &SourcesDialog::chosen, this, [this](const std::vector<std::string>& names) { m_presenter.step(migration::BeginStaging{}, names); });
    ask(dialog);
}

void MigrationsPage::askExplanation(const QString& number)
{
    const auto alike = m_presenter.toExplain(number, true);
    if (alike.empty())
        return;
    const auto& all = m_presenter.current()->differences;
    const auto found = std::ranges::find(all, alike.front(), &migration::Difference::number);
    auto* dialog = new ExplainDialog(m_theme, tr("Explain a difference"), tr("%1, %2. What you write stands in the ledger and on the certificate, under your name.").arg(MigrationWords::of(found->kind), FindingWords::of(*found)), tr("Explain"), this);
    auto* forAll = alike.size() > 1 ? new QCheckBox(tr("The same for all %n of this kind", nullptr, static_cast<int>(alike.size())), dialog) : nullptr;
    if (forAll)
        dialog->addWidget(tr("Those of the same kind"), forAll);
    connect(dialog, &ExplainDialog::explained, this, [this, alike, forAll](const QString& text) {
        auto numbers = alike;
        if (!forAll || !forAll->isChecked())
            numbers.resize(1);
        m_presenter.step(migration::Explain{numbers, text.toStdString()});
    });
    ask(dialog);
}

void MigrationsPage::askAbandon()
{
    auto* dialog = new ExplainDialog(m_theme, tr("Abandon the migration"), tr("The staging is destroyed at once, and a certificate says so. Why is it given up?"), tr("Abandon"), this);
    connect(dialog, &ExplainDialog::explained, this, [this](const QString& text) { m_presenter.step(migration::Abandon{text.toStdString()}); });
    ask(dialog);
}

void MigrationsPage::askAcknowledgement()
{
    auto* dialog = new AskDialog(m_theme, tr("The recipient’s acknowledgement"), tr("The recipient has opened the archive and holds all of it: the reference of their written word, and the SHA-256 of the manifest as they read it there."), tr("Enter it"), this);
    dialog->addField(tr("Reference of the acknowledgement"));
    dialog->addField(tr("SHA-256 of the manifest (64 characters)"));
    dialog->setStaysOpen();
    connect(dialog, &AskDialog::confirmed, this, [this, dialog](const QStringList& texts) {
        const auto sha256 = MigrationWords::sha256In(texts[1]);
        if (!sha256)
            return dialog->refuse(tr("It is 64 characters, 0 to 9 and a to f."));
        dialog->accept();
        m_presenter.step(migration::Acknowledge{texts[0].toStdString(), *sha256});
    });
    ask(dialog);
}

void MigrationsPage::askCertificate()
{
    auto* dialog = new QFileDialog(this, tr("Save the certificate"), {}, tr("Sealed PDF (*.pdf);;JSON (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_presenter.certificate(this, [this, path](const Result<client::MigrationCertificate>& certificate) {
            if (!certificate)
                return m_presenter.say(MigrationWords::of(certificate.error()), true);
            const auto& bytes = path.endsWith(QStringLiteral(".json")) ? certificate->json : certificate->pdf;
            QSaveFile file(path);
            const auto size = static_cast<qint64>(bytes.size());
            const bool saved = file.open(QIODevice::WriteOnly) && file.write(reinterpret_cast<const char*>(bytes.data()), size) == size && file.commit();
            m_presenter.say(saved ? tr("Saved as %1.").arg(path) : tr("It could not be saved there: %1. Choose another folder.").arg(file.errorString()), !saved);
        });
    });
    dialog->open();
}

void MigrationsPage::compare()
{
    if (const auto records = m_presenter.toCompare(); !records.empty()) {
        m_sample = new SampleDialog(m_theme, m_presenter, records, this);
        m_sample->open();
    }
}

void MigrationsPage::draft()
{
    auto* dialog = new MandateDialog(m_theme, m_clock, m_laboratory, m_approvers(), this);
    connect(dialog, &MandateDialog::drafted, this, [this](const migration::Mandate& mandate) { m_presenter.draft(mandate); });
    ask(dialog, [dialog](const QString& why) { dialog->hold(why); });
}

} // namespace paillasse::ui
