using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;

namespace Notion.Refit.Emulator.Api;

/// <summary>The implementation of one operation.</summary>
/// <remarks>
/// Runs under the lock of the workspace: shared for operations that only read, alone for the others. First everything that may be wrong
/// is found out, then the state is changed, so that an error leaves it as it was.
/// </remarks>
internal interface IEndpoint
{
    /// <summary>The operation of the description.</summary>
    NotionOperation Operation { get; }

    /// <summary>Does it.</summary>
    /// <exception cref="Protocol.Errors.ApiException">The API answers with an error.</exception>
    Answer Handle(RequestContext context);
}
