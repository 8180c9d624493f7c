namespace Notion.Refit.Models;

/// <summary>The conditions on files.</summary>
public readonly struct FilesFilterBuilder
{
    private readonly string _property;

    internal FilesFilterBuilder(string property) => _property = property;

    /// <summary>Creates a filter that is met when there are no files.</summary>
    /// <returns>The filter.</returns>
    public Filter IsEmpty() => PropertyFilterBuilder.Of(_property, new FilesCondition(new ExistenceComparison { IsEmpty = true }));

    /// <summary>Creates a filter that is met when there are files.</summary>
    /// <returns>The filter.</returns>
    public Filter IsNotEmpty() => PropertyFilterBuilder.Of(_property, new FilesCondition(new ExistenceComparison { IsNotEmpty = true }));
}
