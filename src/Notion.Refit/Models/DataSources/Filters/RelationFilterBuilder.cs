namespace Notion.Refit.Models;

/// <summary>The conditions on linked rows.</summary>
public readonly struct RelationFilterBuilder
{
    private readonly string _property;

    internal RelationFilterBuilder(string property) => _property = property;

    /// <summary>Creates a filter that is met when the row is linked.</summary>
    /// <param name="page">The row.</param>
    /// <returns>The filter.</returns>
    public Filter Contains(PageId page) => PropertyFilterBuilder.Of(_property, new RelationCondition { Contains = page });

    /// <summary>Creates a filter that is met when the row is not linked.</summary>
    /// <param name="page">The row.</param>
    /// <returns>The filter.</returns>
    public Filter DoesNotContain(PageId page) => PropertyFilterBuilder.Of(_property, new RelationCondition { DoesNotContain = page });

    /// <summary>Creates a filter that is met when nothing is linked.</summary>
    /// <returns>The filter.</returns>
    public Filter IsEmpty() => PropertyFilterBuilder.Of(_property, new RelationCondition { IsEmpty = true });

    /// <summary>Creates a filter that is met when something is linked.</summary>
    /// <returns>The filter.</returns>
    public Filter IsNotEmpty() => PropertyFilterBuilder.Of(_property, new RelationCondition { IsNotEmpty = true });
}
