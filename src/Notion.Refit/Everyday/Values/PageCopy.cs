namespace Notion.Refit;

/// <summary>A request made from a page that was read, and what could not be put into it.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <param name="Request">The request, with everything that can be written.</param>
/// <param name="NotCopied">What cannot be written, and what is missing because it was not read completely.</param>
public sealed record PageCopy<TRequest>(TRequest Request, IReadOnlyList<NotCopied> NotCopied);
