using System.Runtime.CompilerServices;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Files;

/// <summary>The largest file of a workspace, asked for once a client.</summary>
internal static class UploadLimit
{
    /// <summary>The limit of the smallest plan: files up to it are accepted everywhere.</summary>
    public const long SmallestLimit = 5L * 1024 * 1024;

    /// <summary>The limit of the largest plan.</summary>
    public const long LargestLimit = 5L * 1024 * 1024 * 1024;

    // All areas of a client are one object, see NotionAreas.
    private static readonly ConditionalWeakTable<object, StrongBox<long>> s_known = [];

    /// <summary>Asks for the limit and remembers it.</summary>
    public static async Task<long?> AskAsync(INotionUsers users, CancellationToken cancellationToken)
    {
        User me = await users.RetrieveMeAsync(cancellationToken).ConfigureAwait(false);
        long? limit = (me.Details as BotDetails)?.WorkspaceLimits?.MaxFileUploadSizeInBytes;
        if (limit is { } bytes)
            s_known.AddOrUpdate(users, new StrongBox<long>(bytes));
        return limit;
    }

    /// <summary>Returns the limit that a file of some length has to keep to.</summary>
    /// <param name="uploads">The area that uploads. Where it is an area of a client, its users area is asked.</param>
    /// <param name="length">The length of the file.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <remarks>No request for a file that every plan takes. A refusal is never made of what is remembered: the token may be another workspace's by now.</remarks>
    public static async Task<long> ForAsync(INotionFileUploads uploads, long length, CancellationToken cancellationToken)
    {
        if (length is <= SmallestLimit or > LargestLimit || uploads is not INotionUsers users)
            return LargestLimit;
        if (s_known.TryGetValue(users, out StrongBox<long>? known) && length <= known.Value)
            return known.Value;
        try
        {
            return await AskAsync(users, cancellationToken).ConfigureAwait(false) ?? LargestLimit;
        }
        catch (NotionApiException)
        {
            // Not known: Notion decides when the file is sent.
            return LargestLimit;
        }
    }
}
