namespace Notion.Refit.Models;

public sealed partial record PageOrDataSourceList
{
    /// <summary>The results that are pages, in order.</summary>
    public IEnumerable<Page> Pages => Results.OfType<Page>();

    /// <summary>The results that are data sources, in order.</summary>
    public IEnumerable<DataSource> DataSources => Results.OfType<DataSource>();
}
