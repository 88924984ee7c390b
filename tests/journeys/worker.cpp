// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include <QCoreApplication>

#include "app/client/engine.h"
#include "app/crypto/crypto.h"

// A workstation that enters one result after the other and says "saved N" after each, until somebody kills it:
//   worker FOLDER LOGIN PASSWORD ORDER
// The password of a test on a command line: no other program may do so.
using namespace paillasse;

namespace {

class Worker : public QObject {
public:
    Worker(client::Engine& engine, const lab::OrderId& order) : m_engine(engine), m_order(order) {}

    void begin(const QString& login, const QString& password)
    {
        connect(&m_engine.session(), &client::Session::stateChanged, this, [this, login, password](client::SessionState state) {
            if (state == client::SessionState::SignedOut)
                QMetaObject::invokeMethod(this, [this, login, password] { m_engine.session().signIn(login, SecretBytes::copyOf(std::string_view(password.toStdString()))); }, Qt::QueuedConnection);
            if (state == client::SessionState::Open)
                next();
        });
        m_engine.session().start();
    }

private:
    void next()
    {
        m_engine.records().order(m_order, this, [this](const Result<client::OrderFile>& file) {
            if (!file)
                return QMetaObject::invokeMethod(this, [this] { next(); }, Qt::QueuedConnection), void();
            enter(*file->order.line(1));
        });
    }
    void enter(const lab::ResultLine& line)
    {
        lab::Measurement measurement;
        measurement.id = lab::MeasurementId::make(SystemClock().now());
        measurement.value = lab::Quantity{lab::Comparator::None, lab::Decimal(m_saved, 1)};
        measurement.unit = "mmol/L";
        measurement.specimen = line.specimen;
        measurement.reason = lab::EntryReason::Rerun;
        const lab::RecordMeasurements body{{{line.id, measurement, true, line.reportable.value_or(lab::MeasurementId())}}};
        m_engine.acts().submit(lab::documentId(m_order), body, {{line.id, line.revision}}, this, [this](const client::Submission& done) {
            if (!done.isCommitted()) {
                std::fprintf(stderr, "not saved: %s\n", done.refusal ? std::string(lab::toString(done.refusal->code)).c_str() : "trouble");
                return next();
            }
            std::printf("saved %d\n", m_saved++);
            std::fflush(stdout);
            next();
        });
    }

    client::Engine& m_engine;
    lab::OrderId m_order;
    int m_saved = 0;
};

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    const auto order = arguments.size() == 5 ? lab::OrderId::parse(arguments[4].toStdString()) : std::nullopt;
    if (!order || !crypto::initialise())
        return 2;
    const SystemClock clock;
    const Log log(clock, [](std::string_view line) { std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data()); });
    client::Engine engine(client::Profile(arguments[1]), clock, log);
    Worker worker(engine, *order);
    worker.begin(arguments[2], arguments[3]);
    return QCoreApplication::exec();
}
