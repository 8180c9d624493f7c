namespace Notion.Refit.Models;

/// <summary>Conditions on people.</summary>
public readonly struct PeopleFilterBuilder
{
    private readonly Func<string, PeopleComparison, Filter> _make;
    private readonly string _property;

    internal PeopleFilterBuilder(Func<string, PeopleComparison, Filter> make, string property)
    {
        _make = make;
        _property = property;
    }

    /// <summary>The user is among them.</summary>
    /// <param name="user">The id of a user, or <see cref="FilterUser.Me"/>.</param>
    /// <returns>The filter.</returns>
    public Filter Contains(FilterUser user) => _make(_property, new PeopleComparison { Contains = user });

    /// <summary>The user is not among them.</summary>
    /// <param name="user">The id of a user, or <see cref="FilterUser.Me"/>.</param>
    /// <returns>The filter.</returns>
    public Filter DoesNotContain(FilterUser user) => _make(_property, new PeopleComparison { DoesNotContain = user });

    /// <summary>There is nobody.</summary>
    /// <returns>The filter.</returns>
    public Filter IsEmpty() => _make(_property, new PeopleComparison { IsEmpty = true });

    /// <summary>There is somebody.</summary>
    /// <returns>The filter.</returns>
    public Filter IsNotEmpty() => _make(_property, new PeopleComparison { IsNotEmpty = true });
}
