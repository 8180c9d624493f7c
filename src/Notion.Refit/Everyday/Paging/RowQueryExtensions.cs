using System.Runtime.CompilerServices;
using Notion.Refit.Everyday.Paging;
using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Models;
using Notion.Refit.Paging;

namespace Notion.Refit;

/// <summary>Reads, counts and aggregates all rows of a data source.</summary>
public static class RowQueryExtensions
{
    /// <param name="dataSources">The area.</param>
    extension(INotionDataSources dataSources)
    {
        /// <summary>Reads the rows of a data source past the 10,000 that Notion returns of one query.</summary>
        /// <param name="dataSourceId">The data source.</param>
        /// <param name="request">The filter; its sorts and cursor must be unset. Null for all rows.</param>
        /// <param name="filterProperties">Ids or names of the properties to return, at most 100; null for all.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>
        /// The rows, each once, in the order of their creation time, which has whole minutes (within a minute the order is Notion's). Rows that are added
        /// meanwhile come at the end.
        /// </returns>
        /// <exception cref="ArgumentException">The request has sorts or a cursor, or Notion has no filter of the needed size.</exception>
        /// <exception cref="NotionIncompleteResultsException">
        /// More rows than Notion returns were created in one minute; thrown after the rows that could be read.
        /// </exception>
        /// <exception cref="NotionException">A request failed.</exception>
        /// <remarks>
        /// A request for each 100 rows; fewer rows are asked for with <c>Take</c>. After 10,000 rows the next query starts at the creation time of the last one, so the filter may have at most two
        /// levels together with that condition.
        /// </remarks>
        public NotionSequence<Page> QueryEverythingAsync(
            DataSourceId dataSourceId,
            QueryDataSourceRequest? request = null,
            IReadOnlyList<PropertyId>? filterProperties = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(dataSources);
            request ??= new QueryDataSourceRequest();
            if (request.Sorts.Count > 0)
                throw new ArgumentException("Rows past the first 10,000 are read in the order of their creation; sort them in the program.", nameof(request));
            if (request.StartCursor is not null)
                throw new ArgumentException("A cursor belongs to one query; this call makes several.", nameof(request));
            return new CountedSequence<Page>(most => TracedAsync(
                "query_everything", token => RowWindows.EnumerateAsync(dataSources, dataSourceId, request, filterProperties, most, token), cancellationToken));
        }

        /// <summary>Counts the rows that meet a filter.</summary>
        /// <param name="dataSourceId">The data source.</param>
        /// <param name="filter">The filter; null for all rows.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The number of rows, also above 10,000.</returns>
        /// <exception cref="NotionException">A request failed.</exception>
        /// <remarks>Notion does not count: a request for each 100 rows, which returns their titles only.</remarks>
        public async Task<int> CountAsync(DataSourceId dataSourceId, Filter? filter = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(dataSources);
            using EverydayActivity activity = EverydayActivity.Start("count");
            return await activity.RunAsync(async () =>
            {
                int count = 0;
                await foreach (Page _ in RowWindows.EnumerateAsync(dataSources, dataSourceId, new() { Filter = filter }, [PropertyId.Title], most: null, cancellationToken).ConfigureAwait(false))
                    count++;
                return count;
            }).ConfigureAwait(false);
        }

        /// <summary>Computes a number from one property of the rows that meet a filter.</summary>
        /// <param name="dataSourceId">The data source.</param>
        /// <param name="aggregate">The function and the property, such as <c>Aggregate.Sum("Cost")</c>.</param>
        /// <param name="filter">The filter; null for all rows.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The number; null where there is nothing to compute it from.</returns>
        /// <exception cref="NotionPropertyException">The property is not a number. For dates use <c>Earliest</c> and <c>Latest</c>.</exception>
        /// <exception cref="OverflowException">The sum does not fit into a <see cref="decimal"/>.</exception>
        /// <exception cref="NotionException">A request failed; an unknown property is refused by Notion.</exception>
        /// <remarks>Notion does not compute: a request for each 100 rows, which returns this property only.</remarks>
        public async Task<decimal?> AggregateAsync(DataSourceId dataSourceId, Aggregate aggregate, Filter? filter = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(dataSources);
            ArgumentNullException.ThrowIfNull(aggregate);
            using EverydayActivity activity = EverydayActivity.Start("aggregate");
            return await activity.RunAsync(() => aggregate.ComputeAsync(
                RowWindows.EnumerateAsync(dataSources, dataSourceId, new() { Filter = filter }, [new PropertyId(aggregate.Property)], most: null, cancellationToken))).ConfigureAwait(false);
        }

        /// <summary>Finds the earliest or latest date that the rows which meet a filter have in one property.</summary>
        /// <param name="dataSourceId">The data source.</param>
        /// <param name="aggregate">The function and the property, such as <c>Aggregate.Latest("Due")</c>.</param>
        /// <param name="filter">The filter; null for all rows.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The day or time; null where no row has a date.</returns>
        /// <exception cref="NotionPropertyException">The property is not a date.</exception>
        /// <exception cref="NotionException">A request failed; an unknown property is refused by Notion.</exception>
        /// <remarks>Notion does not compute: a request for each 100 rows, which returns this property only.</remarks>
        public async Task<NotionDateTime?> AggregateAsync(
            DataSourceId dataSourceId, DateAggregate aggregate, Filter? filter = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(dataSources);
            ArgumentNullException.ThrowIfNull(aggregate);
            using EverydayActivity activity = EverydayActivity.Start("aggregate");
            return await activity.RunAsync(() => aggregate.ComputeAsync(
                RowWindows.EnumerateAsync(dataSources, dataSourceId, new() { Filter = filter }, [new PropertyId(aggregate.Property)], most: null, cancellationToken))).ConfigureAwait(false);
        }
    }

    // A span over a sequence: each step sends its requests below it.
    private static async IAsyncEnumerable<Page> TracedAsync(
        string name, Func<CancellationToken, IAsyncEnumerable<Page>> enumerate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using EverydayActivity activity = EverydayActivity.Start(name);
        IAsyncEnumerator<Page> rows = enumerate(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable ending = rows.ConfigureAwait(false);
        while (await activity.RunAsync(() => rows.MoveNextAsync().AsTask()).ConfigureAwait(false))
            yield return rows.Current;
    }
}
