using Notion.Refit.Everyday.Files;
using Notion.Refit.Live.Saving;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Objects;

/// <summary>The addresses of files. Those of files that Notion hosts expire after an hour: then what has the file is read again.</summary>
internal static class HostedAddress
{
    // An address is of use only when there is time to use it.
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(30);

    /// <summary>Returns an address that is valid.</summary>
    /// <param name="target">The object that has the file.</param>
    /// <param name="file">Finds the file in what is known.</param>
    /// <param name="load">Reads the object again.</param>
    /// <exception cref="InvalidOperationException">There is no file, or it has no address.</exception>
    public static async Task<Uri> GetAsync(LiveObject target, Func<FileSource?> file, Func<Task> load)
    {
        (Uri address, DateTimeOffset? expiry) = Of(target, file());
        if (expiry is not { } end || end > NotionClock.Of(target.Session.Store).GetUtcNow() + s_least)
            return address;
        await load().ConfigureAwait(false);
        return Of(target, file()).Address;
    }

    private static (Uri Address, DateTimeOffset? Expiry) Of(LiveObject target, FileSource? file) =>
        FileAddress.Of(file ?? throw new InvalidOperationException($"{target} has no such file."));
}
