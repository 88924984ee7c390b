// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/metrics.h"

namespace paillasse::store {

namespace {

void add(std::string& text, const char* name, const char* type, const char* help, std::uint64_t value)
{
    text += std::string("# HELP ") + name + " " + help + "\n# TYPE " + name + " " + type + "\n" + name + " " + std::to_string(value) + "\n";
}

} // namespace

std::string metricsText(const Server::Counters& server, const WriterCounters& writer, const Workers& requests, const Workers& passwords, Instant certificateExpires)
{
    std::string text;
    add(text, "paillasse_connections", "gauge", "Connections now.", server.connections);
    add(text, "paillasse_streams", "gauge", "Feeds being followed now.", server.streams);
    add(text, "paillasse_requests_total", "counter", "Requests since start.", server.requests);
    add(text, "paillasse_requests_refused_total", "counter", "Answers of 400 to 499.", server.refused);
    add(text, "paillasse_requests_failed_total", "counter", "Answers of 500 and above.", server.failed);
    add(text, "paillasse_connections_dropped_total", "counter", "Closed for slowness or by the cap.", server.dropped);
    add(text, "paillasse_acts_total", "counter", "Acts accepted.", writer.acts);
    add(text, "paillasse_acts_refused_total", "counter", "Acts refused.", writer.refused);
    add(text, "paillasse_acts_duplicate_total", "counter", "Acts that were there already.", writer.duplicates);
    add(text, "paillasse_writer_groups_total", "counter", "Transactions of the writer.", writer.groups);
    add(text, "paillasse_writer_waiting", "gauge", "Acts in the writer's queue.", writer.waiting);
    add(text, "paillasse_writer_last_commit_microseconds", "gauge", "How long the last commit took.", static_cast<std::uint64_t>(writer.lastCommitUs));
    add(text, "paillasse_requests_waiting", "gauge", "Requests waiting for a worker.", requests.waiting());
    add(text, "paillasse_passwords_waiting", "gauge", "Sign-ins waiting for a hashing thread.", passwords.waiting());
    add(text, "paillasse_server_certificate_expires_seconds", "gauge", "When the server's certificate is over, in Unix time; it is renewed before.", static_cast<std::uint64_t>(certificateExpires.ms / secondMs));
    return text;
}

} // namespace paillasse::store
