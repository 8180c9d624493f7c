using System.Globalization;
using Notion.Refit.Benchmarks.Measuring;

namespace Notion.Refit.Benchmarks.Growth;

/// <summary>One measure at two sizes: the work of an item must not depend on how many there are.</summary>
/// <param name="measure">The measure, with its item: <c>clients with a name, registered</c>.</param>
/// <param name="small">The smaller number of items.</param>
/// <param name="large">The larger number of items.</param>
/// <param name="prepare">Prepares the work for a number of items. Its time is not measured.</param>
/// <param name="library">Prepares the same for a library that does the larger part of the work; the growth of the library alone is not ours. Null without one.</param>
internal sealed class GrowthCase(string measure, int small, int large, Func<int, Action> prepare, Func<int, Action>? library = null)
{
    // The best of several, since other work on the machine only lengthens it.
    private const int Tries = 9;

    // Twice the work for an item at ten times the size is still linear; what is quadratic shows as ten times.
    private const double Limit = 2;

    public Result Measure()
    {
        double atSmall = Least(prepare, small), atLarge = Least(prepare, large);
        string details = string.Create(CultureInfo.InvariantCulture, $"{atSmall / 1000:N2} µs each of {small:N0}, {atLarge / 1000:N2} µs each of {large:N0}");
        if (library is not null)
        {
            double growth = Least(library, large) / Least(library, small);
            details += string.Create(CultureInfo.InvariantCulture, $"; the library alone {growth:N2}, without regard to it {atLarge / atSmall:N2}");
            return new Result(string.Create(CultureInfo.InvariantCulture, $"{measure}: time an item, {large:N0} / {small:N0}, to that of the library alone"), atLarge / atSmall / Math.Max(1, growth), Goal.AtMost(Limit), details);
        }

        return new Result(string.Create(CultureInfo.InvariantCulture, $"{measure}: time an item, {large:N0} / {small:N0}"), atLarge / atSmall, Goal.AtMost(Limit), details);
    }

    private static double Least(Func<int, Action> prepare, int items)
    {
        Action work = prepare(items);
        double least = double.MaxValue;
        for (int i = 0; i < Tries; i++)
            least = Math.Min(least, WorkClock.Time(_ => work(), 1).TotalNanoseconds / items);
        return least;
    }
}
