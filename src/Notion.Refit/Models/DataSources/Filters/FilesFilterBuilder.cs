namespace Notion.Refit.Models;

/// <summary>Conditions on files.</summary>
public readonly struct FilesFilterBuilder
{
    private readonly string _property;

    internal FilesFilterBuilder(string property) => _property = property;

    /// <summary>There are no files.</summary>
    /// <returns>The filter.</returns>
    public Filter IsEmpty() => PropertyFilterBuilder.Of(_property, new FilesCondition(new ExistenceComparison { IsEmpty = true }));

    /// <summary>There are files.</summary>
    /// <returns>The filter.</returns>
    public Filter IsNotEmpty() => PropertyFilterBuilder.Of(_property, new FilesCondition(new ExistenceComparison { IsNotEmpty = true }));
}
