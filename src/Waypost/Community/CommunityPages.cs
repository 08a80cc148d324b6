using Microsoft.AspNetCore.Mvc;
using Waypost.Files;
using Waypost.People;
using Waypost.Web;

namespace Waypost.Community;

/// What the community's pages show.
internal static class CommunityPages
{
    private const int MostFiles = 6;

    public static TopicFilter FilterOf(string? show) => Enum.TryParse<TopicFilter>(show, ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : TopicFilter.Newest;

    public static async Task<IResult> HomeAsync(Caller caller, CommunityReads reads, CommunityIndex index, CancellationToken stop) =>
        new Page<CommunityHomePage>("Seller Community", Area.Academy, new
        {
            Groups = await reads.GroupsAsync(caller, stop),
            Newest = await reads.TopicsAsync(caller, null, TopicFilter.Newest, null, null, 8, stop),
            Unanswered = await reads.TopicsAsync(caller, null, TopicFilter.Unanswered, null, null, 5, stop),
            index.Wait.Wait,
            IsHost = caller.Is(Roles.Host),
        }) { Description = "Sellers help sellers: groups, questions, best practices." };

    public static async Task<IResult> TopicsAsync(string? show, string? tag, long? before, Caller caller, CommunityReads reads, CancellationToken stop)
    {
        var filter = FilterOf(show);
        if (filter == TopicFilter.Mine && !caller.IsSignedIn) filter = TopicFilter.Newest;
        var topics = await reads.TopicsAsync(caller, null, filter, tag, before, CommunityReads.PageSize, stop);
        long? next = topics.Count < CommunityReads.PageSize ? null : (filter == TopicFilter.Active ? topics[^1].LastActivityAt : topics[^1].CreatedAt).ToUnixTimeMilliseconds();
        IReadOnlyList<TopicFilter> filters = caller.IsSignedIn ? Enum.GetValues<TopicFilter>() : [.. Enum.GetValues<TopicFilter>().Where(each => each != TopicFilter.Mine)];
        var title = tag is null ? Words.T("Topics") : Words.T("Topics about {0}", tag);
        return new Page<TopicsPage>(title, Area.Academy, new { Title = title, Topics = topics, Filter = filter, Filters = filters, Tag = tag, Next = next });
    }

    public static async Task<IResult> SearchAsync(string? q, Caller caller, CommunityReads reads, CommunityIndex index, CancellationToken stop)
    {
        var found = await reads.TopicsAsync(caller, [.. index.Similar(q ?? "", 20).Select(topic => topic.Id)], stop);
        return new Page<TopicsPage>("Search the community", Area.Academy, new { Title = Words.T("Search the community"), Topics = found, Query = q ?? "" });
    }

    public static async Task<IResult> SimilarAsync(string? q, HttpContext http, Caller caller, CommunityReads reads, CommunityIndex index, Html html, CancellationToken stop)
    {
        var found = await reads.TopicsAsync(caller, [.. index.Similar(q ?? "", 5).Select(topic => topic.Id)], stop);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(await html.RenderAsync<SimilarOptions>(new { Topics = found }), "text/html; charset=utf-8");
    }

    public static async Task<IResult> GroupAsync(string slug, string? show, long? before, Caller caller, CommunityReads reads, MemberReads members, CancellationToken stop)
    {
        var group = await reads.GroupAsync(caller, slug, stop);
        var filter = FilterOf(show);
        var topics = await reads.TopicsAsync(caller, group.Id, filter, null, before, CommunityReads.PageSize, stop);
        return new Page<GroupPage>(group.Name, Area.Academy, new
        {
            Group = group, Topics = topics, Filter = filter, Members = await members.OfGroupAsync(group.Id, 6, stop), caller.IsSignedIn,
            MayOpen = group.Kind != GroupKind.Official || caller.Is(Roles.Host),
            IsLive = before is null && filter == TopicFilter.Newest,
            Next = topics.Count < CommunityReads.PageSize ? null : (long?)topics[^1].GroupSeq,
        }) { Description = group.Summary, Canonical = $"/community/g/{slug}" };
    }

    public static async Task<IResult> GroupFeedAsync(string slug, CommunityReads reads, CancellationToken stop)
    {
        var group = await reads.GroupAsync(Caller.Nobody, slug, stop);
        var topics = await reads.TopicsAsync(Caller.Nobody, group.Id, TopicFilter.Newest, null, null, 20, stop);
        return new AtomFeed($"{group.Name} · {Site.Name}", $"/community/g/{slug}/feed.atom",
            [.. topics.Select(topic => new AtomEntry($"/community/t/{topic.Id}", topic.Title, $"/community/t/{topic.Id}", topic.CreatedAt, topic.Author.Name, System.Net.WebUtility.HtmlEncode(topic.Title)))]);
    }

    public static async Task<IResult> TopicAsync(Guid id, int? page, Guid? quote, Caller caller, CommunityReads reads, CommunityIndex index, TimeProvider clock, CancellationToken stop)
    {
        var form = new ReplyForm(null, NewClientId(clock), Official: caller.Is(Roles.Host));
        if (quote is { } reply) form = form with { Text = Quoted(await reads.ReplyAsync(caller, reply, stop)) };
        return await TopicPageAsync(id, page, form, StatusCodes.Status200OK, caller, reads, index, stop);
    }

    private static async Task<IResult> TopicPageAsync(Guid id, int? page, ReplyForm form, int status, Caller caller, CommunityReads reads, CommunityIndex index, CancellationToken stop)
    {
        var topic = await reads.TopicAsync(caller, id, stop); // its number first, its replies second: what comes in between comes live again
        var pages = Math.Max(1, (topic.Row.Replies + CommunityReads.RepliesPerPage - 1) / CommunityReads.RepliesPerPage);
        var number = Math.Clamp(page ?? 1, 1, pages);
        var similar = await reads.TopicsAsync(caller, [.. index.Similar(topic.Row.Title, 6).Select(each => each.Id).Where(each => each != id).Take(5)], stop);
        return new Page<TopicPage>(topic.Row.Title, Area.Academy, new
        {
            Topic = topic, Replies = await reads.RepliesAsync(caller, id, number, stop), Similar = similar, Reader = Reader.Of(caller, topic.Row), Form = form, caller.IsStaff, PageNumber = number, Pages = pages,
        }) { Status = status, Canonical = $"/community/t/{id}" };
    }

    public static async Task<IResult> ReplyAsync(Guid id, HttpContext http, Caller caller, PostReply post, TakeFile take, CommunityReads reads, CommunityIndex index, TimeProvider clock, CancellationToken stop)
    {
        var sent = await http.Request.ReadFormAsync(stop);
        var form = new ReplyForm(sent["text"], sent["clientId"].ToString(), sent["official"] == "true");
        try
        {
            PostText.Check(form.Text);
            var files = await TakeAsync(sent.Files, take, caller, stop);
            var (replyId, _) = await post.RunAsync(caller, id, new NewReply(form.Text, form.ClientId, form.Official, files), stop);
            var topic = await reads.TopicAsync(caller, id, stop);
            return new TurboAnswer($"/community/t/{id}#{ReplyPost.ElementId(replyId)}")
                .Append<ReplyPost>(TopicPage.RepliesId, new { Reply = await reads.ReplyAsync(caller, replyId, stop), Reader = Reader.Of(caller, topic.Row) })
                .Replace<ReplyFormPart>(ReplyFormPart.ElementId, new { TopicId = id, Form = new ReplyForm(null, NewClientId(clock), form.Official), caller.IsStaff });
        }
        catch (Refusal no) when (no.Status is 409 or 422 or 429) // what was typed stays
        {
            return await TopicPageAsync(id, null, form with { Problem = no.Message, ClientId = form.ClientId.Length > 0 ? form.ClientId : NewClientId(clock) }, no.Status, caller, reads, index, stop);
        }
    }

    public static async Task<IResult> NewTopicAsync(string? group, string? title, string? text, Caller caller, CommunityReads reads, CommunityIndex index, TimeProvider clock, CancellationToken stop) =>
        await TopicFormAsync(new TopicForm(group, TopicKind.Question, title, text, null, NewClientId(clock)), StatusCodes.Status200OK, caller, reads, index, stop);

    public static async Task<IResult> OpenAsync(HttpContext http, Caller caller, OpenTopic open, TakeFile take, CommunityReads reads, CommunityIndex index, CancellationToken stop)
    {
        var sent = await http.Request.ReadFormAsync(stop);
        var kind = Enum.TryParse<TopicKind>(sent["kind"], ignoreCase: true, out var known) ? known : TopicKind.Question;
        var form = new TopicForm(sent["group"], kind, sent["title"], sent["text"], sent["tags"], sent["clientId"].ToString()).Checked();
        if (form.Problems.Count > 0) return await TopicFormAsync(form, StatusCodes.Status422UnprocessableEntity, caller, reads, index, stop);
        try
        {
            var files = await TakeAsync(sent.Files, take, caller, stop);
            var (id, _) = await open.RunAsync(caller, form.Group!, new NewTopic(form.Kind, form.Title, form.Text, form.Tags, form.ClientId, files), stop);
            return Turbo.SeeOther($"/community/t/{id}");
        }
        catch (Refusal no) when (no.Status is 403 or 409 or 422 or 429)
        {
            return await TopicFormAsync(form with { Problems = new Dictionary<string, string> { ["Text"] = no.Message } }, no.Status, caller, reads, index, stop);
        }
    }

    private static async Task<IResult> TopicFormAsync(TopicForm form, int status, Caller caller, CommunityReads reads, CommunityIndex index, CancellationToken stop)
    {
        var groups = await reads.GroupsAsync(caller, stop);
        return new Page<NewTopicPage>("Open a topic", Area.Academy, new
        {
            Form = form,
            Groups = (IReadOnlyList<GroupView>)[.. groups.Where(group => group.Kind != GroupKind.Official || caller.Is(Roles.Host))],
            Similar = await reads.TopicsAsync(caller, [.. index.Similar(form.Title ?? "", 5).Select(topic => topic.Id)], stop),
        }) { Status = status };
    }

    public static async Task<IResult> SameHereAsync(Guid id, Caller caller, MarkPost mark, CommunityReads reads, CancellationToken stop)
    {
        var set = await mark.SameHereAsync(caller, id, stop);
        var topic = await reads.TopicAsync(caller, id, stop);
        return Turbo.Replace<SameHereButton>(SameHereButton.ElementId, new { TopicId = id, Count = topic.Row.SameHere, IsSet = set }, $"/community/t/{id}");
    }

    public static async Task<IResult> HelpfulAsync(Guid id, Caller caller, MarkPost mark, CommunityReads reads, CancellationToken stop)
    {
        var (topicId, _) = await mark.HelpfulAsync(caller, id, stop);
        var topic = await reads.TopicAsync(caller, topicId, stop);
        return Turbo.Replace<ReplyPost>(ReplyPost.ElementId(id), new { Reply = await reads.ReplyAsync(caller, id, stop), Reader = Reader.Of(caller, topic.Row) }, $"/community/t/{topicId}#{ReplyPost.ElementId(id)}");
    }

    public static async Task<IResult> EditTopicAsync(Guid id, Caller caller, CommunityReads reads, CancellationToken stop)
    {
        var topic = await reads.TopicAsync(caller, id, stop);
        if (topic.Row.Author.Id != caller.UserId) throw Refusal.NotFound("topic");
        return EditPage($"/community/t/{id}/edit", $"/community/t/{id}", topic.Row.Title, topic.Text, string.Join(", ", topic.Row.Tags));
    }

    public static async Task<IResult> SaveTopicAsync(Guid id, [FromForm] string? title, [FromForm] string? text, [FromForm] string? tags, Caller caller, EditPost edit, CancellationToken stop)
    {
        try
        {
            await edit.TopicAsync(caller, id, title, text, tags ?? "", stop);
            return Turbo.SeeOther($"/community/t/{id}");
        }
        catch (Refusal no) when (no.Status is 409 or 422)
        {
            return EditPage($"/community/t/{id}/edit", $"/community/t/{id}", title ?? "", text, tags ?? "", no);
        }
    }

    public static async Task<IResult> EditReplyAsync(Guid id, Caller caller, CommunityReads reads, CancellationToken stop)
    {
        var reply = await reads.ReplyAsync(caller, id, stop);
        if (reply.Author.Id != caller.UserId) throw Refusal.NotFound("reply");
        return EditPage($"/community/replies/{id}/edit", $"/community/t/{reply.TopicId}#{ReplyPost.ElementId(id)}", null, reply.Text, null);
    }

    public static async Task<IResult> SaveReplyAsync(Guid id, [FromForm] string? text, Caller caller, EditPost edit, CancellationToken stop)
    {
        try
        {
            return Turbo.SeeOther($"/community/t/{await edit.ReplyAsync(caller, id, text, stop)}#{ReplyPost.ElementId(id)}");
        }
        catch (Refusal no) when (no.Status is 409 or 422)
        {
            return EditPage($"/community/replies/{id}/edit", "/community", null, text, null, no);
        }
    }

    private static Page<EditPostPage> EditPage(string action, string back, string? title, string? text, string? tags, Refusal? no = null) =>
        new("Edit your post", Area.Academy, new { Action = action, Back = back, Title = title, Text = text, Tags = tags, Problem = no?.Message }) { Status = no?.Status ?? StatusCodes.Status200OK };

    public static async Task<IResult> TopicHistoryAsync(Guid id, Caller caller, CommunityReads reads, CancellationToken stop)
    {
        await reads.TopicAsync(caller, id, stop);
        return new Page<PostHistoryPage>("History", Area.Academy, new { Versions = await reads.VersionsAsync(id, stop), Back = $"/community/t/{id}" });
    }

    public static async Task<IResult> ReplyHistoryAsync(Guid id, Caller caller, CommunityReads reads, CancellationToken stop)
    {
        var reply = await reads.ReplyAsync(caller, id, stop);
        if (reply.IsHidden && reply.Text.Length == 0) throw Refusal.NotFound("reply"); // what is hidden now is hidden in its history too
        return new Page<PostHistoryPage>("History", Area.Academy, new { Versions = await reads.VersionsAsync(id, stop), Back = $"/community/t/{reply.TopicId}#{ReplyPost.ElementId(id)}" });
    }

    public static async Task<IResult> MemberAsync(Guid id, Caller caller, CommunityReads reads, MemberReads members, CancellationToken stop) =>
        new Page<MemberPage>("Member", Area.Academy, new
        {
            Member = await members.MemberAsync(caller, id, stop), Topics = await reads.TopicsOfAsync(caller, id, stop), IsMe = caller.IsSignedIn && caller.UserId == id, caller.IsSignedIn,
        });

    public static async Task<IResult> ModerationAsync(Caller caller, CommunityReads reads, MemberReads members, CancellationToken stop) =>
        new Page<ModerationPage>("Reports and open questions", Area.Academy, new
        {
            Flagged = await members.FlaggedAsync(stop), Unanswered = await reads.TopicsAsync(caller, null, TopicFilter.Unanswered, null, null, 50, stop),
        });

    private static string NewClientId(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");

    private static string Quoted(ReplyView reply) => $"> **{reply.Author.Name}:** " + reply.Text.Replace("\n", "\n> ", StringComparison.Ordinal) + "\n\n";

    private static async Task<IReadOnlyList<Guid>> TakeAsync(IFormFileCollection files, TakeFile take, Caller caller, CancellationToken stop)
    {
        var chosen = files.Where(file => file.Length > 0).ToList();
        if (chosen.Count > MostFiles) throw Refusal.BadInput("too_many_files", $"A post takes up to {MostFiles} files.");
        var ids = new List<Guid>();
        foreach (var file in chosen)
        {
            await using var content = file.OpenReadStream();
            ids.Add((await take.RunAsync(caller.UserId, file.FileName, content, stop)).Id);
        }

        return ids;
    }
}
