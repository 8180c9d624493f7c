using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;

namespace Notion.Refit.Emulator.Api;

/// <summary>An operation that has something to wait for, which must not happen under the lock of the workspace: a body to take apart, a file to fetch.</summary>
internal interface IPreparedEndpoint : IEndpoint
{
    /// <summary>Does what needs no lock. The workspace must not be looked at.</summary>
    /// <returns>What is left to do under the lock, instead of <see cref="IEndpoint.Handle"/>.</returns>
    /// <exception cref="Protocol.Errors.ApiException">The API answers with an error.</exception>
    ValueTask<Func<Answer>> PrepareAsync(RequestContext context, CancellationToken cancellationToken);
}
