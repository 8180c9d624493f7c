using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Notion.Refit.TaskBoard.Boards;
using Notion.Refit.TaskBoard.Pages;

namespace Notion.Refit.TaskBoard.Web;

/// <summary>One card: its face on the board, its fields, its content.</summary>
internal static class CardEndpoints
{
    public static void MapCards(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder card = app.MapGroup("/cards/{id}");
        card.MapGet("", ShowAsync);
        card.MapGet("face", ShowFaceAsync);
        card.MapGet("content", ShowContentAsync);
        card.MapPost("", SaveAsync);
        card.MapPost("move", MoveAsync);
        card.MapPost("delete", DeleteAsync);
        card.MapPost("notes", AddNoteAsync);
        card.MapPost("files", AddFileAsync);
    }

    private static async Task<IResult> ShowAsync(PageId id, Board board, CardContent content, HttpRequest request, CancellationToken ct)
    {
        if (await board.FindAsync(id, ct) is not { } card)
            return ErrorHandler.Show(request, UserError.CardNotFound);
        var parameters = new { Value = card, Html = await content.ReadHtmlAsync(id, ct) };
        return request.IsForScript() ? new RazorComponentResult<CardDetails>(parameters) : new RazorComponentResult<CardPage>(parameters);
    }

    private static async Task<IResult> ShowFaceAsync(PageId id, Board board, HttpRequest request, CancellationToken ct) =>
        await board.FindAsync(id, ct) is { } card ? new RazorComponentResult<Card>(new { Value = card }) : ErrorHandler.Show(request, UserError.CardNotFound);

    private static async Task<IResult> ShowContentAsync(PageId id, CardContent content, CancellationToken ct) =>
        new RazorComponentResult<CardText>(new { Html = await content.ReadHtmlAsync(id, ct) });

    private static async Task<IResult> SaveAsync(PageId id, [FromForm] CardForm form, Board board, HttpRequest request, CancellationToken ct)
    {
        if (CardForm.ProblemOf(form.Name) is { } problem)
            return ErrorHandler.Show(request, problem);
        return await ChangeAsync(id, card => card with { Name = form.Name!.Trim(), Status = Of(form.Status, card), Due = form.Due, Tags = form.TagList }, board, request, ct);
    }

    private static Task<IResult> MoveAsync(PageId id, [FromForm] TaskState to, Board board, HttpRequest request, CancellationToken ct) =>
        ChangeAsync(id, card => card with { Status = Of(to, card) }, board, request, ct);

    private static async Task<IResult> ChangeAsync(PageId id, Func<TaskCard, TaskCard> change, Board board, HttpRequest request, CancellationToken ct)
    {
        if (await board.FindAsync(id, ct) is not { } card)
            return ErrorHandler.Show(request, UserError.CardNotFound);
        TaskCard changed = await board.UpdateAsync(change(card), ct);
        return request.Fragment<Card>(new { Value = changed }, otherwise: "/");
    }

    private static async Task<IResult> DeleteAsync(PageId id, Board board, HttpRequest request, CancellationToken ct)
    {
        if (await board.FindAsync(id, ct) is { } card)
            await board.DeleteAsync(card, ct);
        return request.IsForScript() ? TypedResults.NoContent() : Fragments.SeeOther("/");
    }

    private static async Task<IResult> AddNoteAsync(PageId id, [FromForm] string? text, Board board, CardContent content, HttpRequest request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
            return ErrorHandler.Show(request, new UserError(StatusCodes.Status400BadRequest, "The note is empty."));
        return await AddAsync(id, () => content.AddNoteAsync(id, text, ct), board, content, request, ct);
    }

    private static async Task<IResult> AddFileAsync(PageId id, IFormFile? file, Board board, CardContent content, HttpRequest request, CancellationToken ct)
    {
        if (file is not { Length: > 0 })
            return ErrorHandler.Show(request, new UserError(StatusCodes.Status400BadRequest, "Choose a file that is not empty."));
        return await AddAsync(id, () => content.AddFileAsync(id, file, ct), board, content, request, ct);
    }

    private static async Task<IResult> AddAsync(PageId id, Func<Task> add, Board board, CardContent content, HttpRequest request, CancellationToken ct)
    {
        if (await board.FindAsync(id, ct) is not { } card)
            return ErrorHandler.Show(request, UserError.CardNotFound);
        await add();
        board.Publish(card);
        return request.Fragment<CardText>(new { Html = request.IsForScript() ? await content.ReadHtmlAsync(id, ct) : "" }, otherwise: $"/cards/{id}");
    }

    // A status that the board does not know is shown, and kept as long as no other is chosen.
    private static TaskState? Of(TaskState chosen, TaskCard card) => chosen == TaskState.Other ? card.Status : chosen;
}
