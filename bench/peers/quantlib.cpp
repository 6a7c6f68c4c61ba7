// Values the loans of a file with QuantLib: an AmortizingFixedRateBond a loan under a RiskyBondEngine, built once and
// marked again after a move of the curve. Usage: quantlib LOANS VALUES. LOANS holds the valuation date (year month
// day), two curves (number of nodes, then days and zero rates), and the loans (their number, then balance rate hazard
// recovery months daysIntoPeriod). VALUES receives the value of each under the first curve. Prints one line of JSON.
#include <ql/pricingengines/bond/riskybondengine.hpp>
#include <ql/experimental/credit/lossdistribution.hpp>
#include <ql/instruments/bonds/amortizingfixedratebond.hpp>
#include <ql/math/distributions/normaldistribution.hpp>
#include <ql/math/randomnumbers/mt19937uniformrng.hpp>
#include <ql/quotes/simplequote.hpp>
#include <ql/settings.hpp>
#include <ql/termstructures/credit/flathazardrate.hpp>
#include <ql/termstructures/yield/zerocurve.hpp>
#include <ql/time/calendars/nullcalendar.hpp>
#include <ql/time/daycounters/actual365fixed.hpp>
#include <ql/time/daycounters/simpledaycounter.hpp>
#include <ql/time/schedule.hpp>
#include <ql/version.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <vector>

using namespace QuantLib;

/** Processor time, so that a busy machine does not make the peer look slow. */
static double since(std::clock_t begun) {
    return double(std::clock() - begun) / CLOCKS_PER_SEC;
}

struct Loan {
    double balance, rate, hazard, recovery;
    int months, daysIntoPeriod;
};

static ext::shared_ptr<YieldTermStructure> readCurve(std::istream& in, const Date& valuation) {
    int count;
    in >> count;
    std::vector<Date> dates(count);
    std::vector<Rate> zeros(count);
    for (int k = 0; k < count; ++k) {
        int days;
        in >> days >> zeros[k];
        dates[k] = valuation + days;
    }
    return ext::make_shared<InterpolatedZeroCurve<Linear>>(dates, zeros, Actual365Fixed());
}

/** Payments fall monthly from the loan's day of the month; a month's interest is a twelfth, whatever its length. */
static ext::shared_ptr<Bond> build(const Loan& loan, const Date& valuation, const Handle<YieldTermStructure>& curve) {
    const Date start = valuation - loan.daysIntoPeriod;
    const Schedule schedule(start, start + loan.months * Months, Period(Monthly), NullCalendar(), Unadjusted,
                            Unadjusted, DateGeneration::Forward, false);
    const double period = loan.rate / 12;
    const double payment = loan.balance * period / (1 - std::pow(1 + period, -loan.months));
    std::vector<Real> notionals(loan.months);
    double balance = loan.balance;
    for (double& notional : notionals) {
        notional = balance;
        balance += balance * period - payment;
    }
    auto bond = ext::make_shared<AmortizingFixedRateBond>(0, notionals, schedule, std::vector<Rate>(1, loan.rate),
                                                          SimpleDayCounter(), Unadjusted, start);
    const Handle<Quote> hazard(ext::make_shared<SimpleQuote>(loan.hazard));
    const Handle<DefaultProbabilityTermStructure> credit(
        ext::make_shared<FlatHazardRate>(valuation, hazard, Actual365Fixed()));
    bond->setPricingEngine(ext::make_shared<RiskyBondEngine>(credit, loan.recovery, curve));
    return bond;
}

/** Paths a second of a one-factor Gaussian copula over 1,000 loans, one normal a loan. */
static double simulate(int paths) {
    const int loans = 1000;
    const double loading = std::sqrt(0.2), residual = std::sqrt(0.8);
    const InverseCumulativeNormal inverse;
    std::vector<double> thresholds(loans);
    for (int i = 0; i < loans; ++i) thresholds[i] = inverse(0.002 + 0.005 * (i % 20));
    const MersenneTwisterUniformRng uniform(42);
    double total = 0;
    const auto begun = std::clock();
    for (int path = 0; path < paths; ++path) {
        const double factor = inverse(uniform.nextReal());
        for (int i = 0; i < loans; ++i)
            if (loading * factor + residual * inverse(uniform.nextReal()) < thresholds[i]) total += 1 + i % 7;
    }
    const double elapsed = since(begun);
    return total > 0 ? paths / elapsed : 0;
}

/** Seconds of the loss distribution of 1,000 loans by LossDistBucketing over `nodes` values of the factor. */
static double distribute(int nodes) {
    const int loans = 1000;
    const double loading = std::sqrt(0.2), residual = std::sqrt(0.8);
    const InverseCumulativeNormal inverse;
    const CumulativeNormalDistribution normal;
    std::vector<Real> volumes(loans), probabilities(loans);
    double most = 0;
    for (int i = 0; i < loans; ++i) most += volumes[i] = 1 + i % 7;
    std::vector<double> total(int(most) + 1);
    const auto begun = std::clock();
    for (int k = 0; k <= nodes; ++k) {
        const double factor = -8.5 + 17.0 * k / nodes;
        for (int i = 0; i < loans; ++i)
            probabilities[i] = normal((inverse(0.002 + 0.005 * (i % 20)) - loading * factor) / residual);
        const LossDistBucketing bucketing(Size(most) + 1, most + 1);
        Distribution found = bucketing(volumes, probabilities);
        for (std::size_t loss = 0; loss < total.size(); ++loss)
            total[loss] += std::exp(-factor * factor / 2) * found.density(loss);
    }
    return since(begun);
}

int main(int count, char** arguments) {
    if (count != 3) return 2;
    std::ifstream in(arguments[1]);
    int year, month, day, loanCount;
    in >> year >> month >> day;
    const Date valuation(day, Month(month), year);
    Settings::instance().evaluationDate() = valuation;
    const auto first = readCurve(in, valuation), moved = readCurve(in, valuation);
    RelinkableHandle<YieldTermStructure> curve(first);
    in >> loanCount;
    std::vector<Loan> loans(loanCount);
    for (Loan& loan : loans)
        in >> loan.balance >> loan.rate >> loan.hazard >> loan.recovery >> loan.months >> loan.daysIntoPeriod;
    if (!in) return 3;

    auto begun = std::clock();
    std::vector<ext::shared_ptr<Bond>> bonds;
    for (const Loan& loan : loans) bonds.push_back(build(loan, valuation, curve));
    for (const auto& bond : bonds) bond->NPV();
    const double built = since(begun);

    // there and back again: the better of the two moves counts
    double marked = 1e300;
    for (const auto& target : {moved, first}) {
        begun = std::clock();
        curve.linkTo(target);
        for (const auto& bond : bonds) bond->NPV();
        marked = std::min(marked, since(begun));
    }
    std::FILE* out = std::fopen(arguments[2], "w");
    for (const auto& bond : bonds) std::fprintf(out, "%.17g\n", bond->NPV());
    std::fclose(out);
    std::printf("{\"version\":\"%s\",\"built\":%.17g,\"marked\":%.17g,\"paths\":%.17g,\"distribution\":%.17g}\n",
                QL_VERSION, loanCount / built, loanCount / marked, simulate(10000), distribute(8) / 9);
}
