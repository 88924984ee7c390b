// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/application.h"

#include <QSettings>

#include "ui/app/workpages.h"
#include "ui/shell/appearancedialog.h"
#include "ui/shell/ledgernotice.h"
#include "ui/shell/lockoverlay.h"
#include "ui/shell/noticebar.h"
#include "ui/shell/shell.h"
#include "ui/theme/format.h"
#include "ui/widgets/sheet.h"
#include "ui/words/controlwords.h"

namespace paillasse::ui {

Application::Application(client::Engine& engine, Theme& theme, const Clock& clock, std::chrono::milliseconds idleLimit, QObject* parent)
    : QObject(parent), m_engine(engine), m_theme(theme), m_clock(clock), m_signIn(engine.session()), m_desktop(QDBusConnection::sessionBus())
{
    auto* view = new SignInView(theme, m_signIn.presenter());
    connect(view, &SignInView::printAsked, this, [this](const QString& codes) { printSheet(m_window.get(), tr("Recovery codes"), codes); });
    m_window = std::make_unique<Window>(theme, clock, idleLimit, view);
    m_window->setWindowTitle(QStringLiteral("Paillasse"));

    connect(&m_signIn, &SessionSignIn::workBegan, this, &Application::beginWork);
    connect(&m_signIn, &SessionSignIn::workCovered, m_window.get(), &Window::cover);
    connect(&m_signIn, &SessionSignIn::personLeft, m_window.get(), &Window::replacePerson);
    connect(&m_signIn, &SessionSignIn::quitRequested, m_window.get(), &QWidget::close);
    connect(m_window.get(), &Window::copied, this, [this] { m_engine.trail().note({lab::ReadingKind::Copied, {}, {}, {}, {}}); });
    connect(m_window.get(), &Window::lockRequested, &m_signIn, &SessionSignIn::lock);
    connect(&m_window->shell(), &Shell::appearanceRequested, this, &Application::askAppearance);
    connect(&m_window->shell(), &Shell::accountRequested, this, [this] { m_window->shell().showPage(QStringLiteral("account")); });
    connect(m_window.get(), &Window::switchRequested, &m_signIn, &SessionSignIn::changePerson);

    connect(&engine, &client::Engine::syncProgress, &m_signIn, &SessionSignIn::setProgress);
    connect(&engine.session(), &client::Session::leaving, &m_signIn, [this] { m_signIn.setConnection(m_engine.connection()); });
    connect(&engine, &client::Engine::connectionChanged, this, &Application::refreshStatus);
    connect(&engine.acts(), &client::Acts::pendingChanged, this, &Application::refreshStatus);
    connect(&engine.acts(), &client::Acts::pendingChanged, &m_homeTimer, qOverload<>(&QTimer::start));
    connect(&engine.acts(), &client::Acts::refusedChanged, this, &Application::refreshStatus);
    connect(&engine.session(), &client::Session::signingChanged, this, &Application::refreshStatus);
    connect(&engine, &client::Engine::ledgerAlarm, &m_window->shell().ledgerNotice(), &LedgerNotice::raiseAlarm);
    connect(&engine, &client::Engine::countsChanged, &m_homeTimer, qOverload<>(&QTimer::start));

    connect(&engine.drafts(), &client::Drafts::changed, &m_homeTimer, qOverload<>(&QTimer::start));
    connect(&engine.drafts(), &client::Drafts::notKept, this, [this] { m_draftsKept = false; });
    connect(&engine.session(), &client::Session::leaving, m_window.get(), &Window::cover);
    // Signed in, with the work on show or not yet: nobody stays so unattended.
    connect(&engine.session(), &client::Session::stateChanged, m_window.get(), [this](client::SessionState state) {
        using enum client::SessionState;
        if (state == Open || state == NeedsFactor || state == NeedsCode)
            m_window->idleWatch().start();
    });
    connect(m_window.get(), &Window::closing, &engine.drafts(), &client::Drafts::freeze);

    watchAlerts();
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &Application::refreshStatus);
    m_homeTimer.setSingleShot(true);
    m_homeTimer.setInterval(250);
    connect(&m_homeTimer, &QTimer::timeout, this, &Application::refreshHome);
}

Application::~Application() = default;

void Application::watchAlerts()
{
    auto& shell = m_window->shell();
    auto* bar = new NoticeBar(m_theme, &shell);
    m_notifier = new AlertNotifier(m_engine.watch(), m_desktop, *bar, [this] { return m_window->overlay().isLocked(); }, this);
    connect(m_notifier, &AlertNotifier::openAsked, this, [this](const QString& alert) {
        m_window->raise();
        m_window->activateWindow();
        if (!m_window->overlay().isLocked()) // else it waits on its page
            m_window->shell().showPage(QStringLiteral("alerts"), alert);
    });
    connect(&m_engine.session(), &client::Session::stateChanged, m_notifier, [this](client::SessionState state) {
        if (state != client::SessionState::Open)
            m_notifier->cover();
    });
}

void Application::start()
{
    m_signIn.start();
}

void Application::beginWork(bool samePerson)
{
    if (!samePerson) {
        m_window->replacePerson();
        m_window->shell().setPages(railPerson(m_engine.session()), workPages(m_theme, m_engine, m_clock));
    }
    m_working = true;
    m_draftsKept = true;
    m_window->shell().ledgerNotice().setMayBeSeen(m_engine.session().may(access::Permission::ReadTrail));
    m_window->uncover();
    m_window->shell().focusEntry();
    m_second.start();
    refreshStatus();
    refreshHome();
}

void Application::askAppearance()
{
    auto* dialog = new AppearanceDialog(m_theme, &m_window->shell());
    connect(dialog, &AppearanceDialog::chosen, this, [](const ThemeSettings& chosen) {
        QSettings settings;
        writeThemeSettings(settings, chosen);
    });
    dialog->open();
}

void Application::refreshStatus()
{
    if (!m_working)
        return;
    Status status;
    switch (m_engine.connection()) {
    case client::Connection::Online: status.connection = Connection::Online; break;
    case client::Connection::Syncing: status.connection = Connection::Syncing; break;
    case client::Connection::StoreFull: status.connection = Connection::StoreFull; break;
    case client::Connection::DiskFull: status.connection = Connection::DiskFull; break;
    case client::Connection::StoreTooNew: status.connection = Connection::StoreTooNew; break;
    case client::Connection::Unreadable: status.connection = Connection::Unreadable; break;
    case client::Connection::Offline: break;
    }
    status.lastSync = m_engine.lastContact();
    status.pendingActs = m_engine.acts().pendingCount();
    status.refusedActs = m_engine.acts().refusedCount();
    status.workstation = m_engine.session().workstation();
    const auto& session = m_engine.session();
    if (session.person().permissionsIn(session.laboratory()).hasAny(access::benchWork() | access::Permissions{access::Permission::ValidateBiologically}))
        status.quality = ControlWords::of(*m_engine.records().directory(), session.person().benchesIn(session.laboratory(), access::benchWork() | access::Permissions{access::Permission::ValidateBiologically}), Format::localDaySpan(m_clock.now()));
    if (const auto until = m_engine.session().signingUntil(); until > m_clock.now())
        status.notice = tr("Signature open until %1").arg(Format::time(until));
    if (!m_draftsKept)
        status.notice = tr("Drafts cannot be kept: the disk is full. Save what you type.");
    m_window->shell().setStatus(status, m_clock.now());
}

void Application::refreshHome()
{
    if (!m_working)
        return;
    const auto& session = m_engine.session();
    const auto benches = session.person().benchesIn(session.laboratory());
    m_engine.records().counts(benches, this, [this](Result<client::WorkCounts> counts) {
        auto* home = qobject_cast<HomePage*>(m_window->shell().page(QStringLiteral("home")));
        if (counts && home)
            home->setTasks(draftTasks(m_engine.drafts()) + homeTasks(homeCounts(*counts, m_engine.acts().pendingCount(), m_engine.session())));
    });
}

} // namespace paillasse::ui
