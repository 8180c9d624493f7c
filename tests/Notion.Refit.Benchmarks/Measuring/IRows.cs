namespace Notion.Refit.Benchmarks.Measuring;

/// <summary>Some rows of the table.</summary>
internal interface IRows
{
    /// <summary>What <c>--only</c> calls them.</summary>
    string Name { get; }

    /// <summary>Measures them.</summary>
    IEnumerable<Result> Measure();
}
