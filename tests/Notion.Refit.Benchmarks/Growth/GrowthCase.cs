using System.Globalization;
using Notion.Refit.Benchmarks.Measuring;

namespace Notion.Refit.Benchmarks.Growth;

/// <summary>One measure at two sizes: the work of an item must not depend on how many there are.</summary>
/// <param name="measure">The measure, with its item: <c>clients with a name, registered</c>.</param>
/// <param name="small">The smaller number of items.</param>
/// <param name="large">The larger number of items.</param>
/// <param name="prepare">Prepares the work for a number of items. Its time is not measured.</param>
internal sealed class GrowthCase(string measure, int small, int large, Func<int, Action> prepare)
{
    // The best of several, since other work on the machine only lengthens it.
    private const int Tries = 9;

    // Twice the work for an item at ten times the size is still linear; what is quadratic shows as ten times.
    private const double Limit = 2;

    public Result Measure()
    {
        double atSmall = Least(small), atLarge = Least(large);
        string details = string.Create(CultureInfo.InvariantCulture, $"{atSmall / 1000:N2} µs each of {small:N0}, {atLarge / 1000:N2} µs each of {large:N0}");
        return new Result(string.Create(CultureInfo.InvariantCulture, $"{measure}: time an item, {large:N0} / {small:N0}"), atLarge / atSmall, Goal.AtMost(Limit), details);
    }

    private double Least(int items)
    {
        Action work = prepare(items);
        double least = double.MaxValue;
        for (int i = 0; i < Tries; i++)
            least = Math.Min(least, WorkClock.Time(_ => work(), 1).TotalNanoseconds / items);
        return least;
    }
}
