namespace Notion.Refit.Models;

/// <summary>The conditions on people.</summary>
public readonly struct PeopleFilterBuilder
{
    private readonly Func<string, PeopleComparison, Filter> _make;
    private readonly string _property;

    internal PeopleFilterBuilder(Func<string, PeopleComparison, Filter> make, string property)
    {
        _make = make;
        _property = property;
    }

    /// <summary>Creates a filter that is met when the user is among them.</summary>
    /// <param name="user">The id of a user, or <see cref="FilterUser.Me"/>.</param>
    /// <returns>The filter.</returns>
    public Filter Contains(FilterUser user) => _make(_property, new PeopleComparison { Contains = user });

    /// <summary>Creates a filter that is met when the user is not among them.</summary>
    /// <param name="user">The id of a user, or <see cref="FilterUser.Me"/>.</param>
    /// <returns>The filter.</returns>
    public Filter DoesNotContain(FilterUser user) => _make(_property, new PeopleComparison { DoesNotContain = user });

    /// <summary>Creates a filter that is met when there is no user.</summary>
    /// <returns>The filter.</returns>
    public Filter IsEmpty() => _make(_property, new PeopleComparison { IsEmpty = true });

    /// <summary>Creates a filter that is met when there is at least one user.</summary>
    /// <returns>The filter.</returns>
    public Filter IsNotEmpty() => _make(_property, new PeopleComparison { IsNotEmpty = true });
}
