using Notion.Refit.Everyday.Paging;
using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Reads the rest of values that Notion cuts at 25 references.</summary>
public static class PageCompletionExtensions
{
    /// <param name="pages">The area.</param>
    extension(INotionPages pages)
    {
        /// <summary>Reads the values of a page that may be incomplete.</summary>
        /// <param name="page">The page as it was read.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The page with whole values; the same object when nothing is missing.</returns>
        /// <exception cref="NotionException">A request failed.</exception>
        /// <remarks>
        /// A request for each 100 elements of a value, several values at a time, only for values that may be incomplete
        /// (<see cref="Property.IsIncomplete"/>).
        /// </remarks>
        public async Task<Page> CompleteAsync(Page page, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(pages);
            ArgumentNullException.ThrowIfNull(page);
            using EverydayActivity activity = EverydayActivity.Start("complete");
            return (await activity.RunAsync(() => CompleteAllAsync(pages, [page], cancellationToken)).ConfigureAwait(false))[0];
        }

        /// <summary>Reads the values of several pages that may be incomplete, several at a time.</summary>
        /// <param name="incomplete">The pages as they were read.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The pages with whole values, in the same order.</returns>
        /// <exception cref="NotionException">A request failed.</exception>
        public async Task<IReadOnlyList<Page>> CompleteAsync(IReadOnlyList<Page> incomplete, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(pages);
            ArgumentNullException.ThrowIfNull(incomplete);
            using EverydayActivity activity = EverydayActivity.Start("complete");
            return await activity.RunAsync(() => CompleteAllAsync(pages, incomplete, cancellationToken)).ConfigureAwait(false);
        }

        /// <summary>Reads the whole value of one property.</summary>
        /// <param name="pageId">The page.</param>
        /// <param name="property">The property as it was read.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The property with its whole value; the same object when nothing is missing.</returns>
        /// <exception cref="NotionException">A request failed.</exception>
        /// <remarks>A request for each 100 elements of the value; none when it is whole.</remarks>
        public async Task<Property> CompleteAsync(PageId pageId, Property property, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(pages);
            ArgumentNullException.ThrowIfNull(property);
            if (!property.IsIncomplete)
                return property;
            using EverydayActivity activity = EverydayActivity.Start("complete");
            return await activity.RunAsync(() => ValueCompletion.ReadAsync(pages, pageId, property, cancellationToken)).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<Page>> CompleteAllAsync(INotionPages pages, IReadOnlyList<Page> incomplete, CancellationToken cancellationToken)
    {
        Page[] whole = [.. incomplete];
        await ValueCompletion.CompleteAsync<(int Page, string Name)>(
            pages,
            Incomplete(),
            (key, property) =>
            {
                if (ReferenceEquals(whole[key.Page], incomplete[key.Page]))
                    whole[key.Page] = whole[key.Page] with { Properties = new PropertyMap<Property>(whole[key.Page].Properties) };
                whole[key.Page].Properties[key.Name] = property;
            },
            cancellationToken).ConfigureAwait(false);
        return whole;

        IEnumerable<((int Page, string Name), PageId, Property)> Incomplete()
        {
            for (int i = 0; i < incomplete.Count; i++)
            {
                foreach ((string name, Property property) in incomplete[i].Properties)
                {
                    if (property.IsIncomplete)
                        yield return ((i, name), incomplete[i].Id, property);
                }
            }
        }
    }
}
